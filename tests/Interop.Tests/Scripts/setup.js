'use strict';
// What the scenarios need on the server before they start.
const INT = 3;

exports.defineSearchAttributes = async (connection, namespace) => {
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: { InteropNumber: INT } });
};
