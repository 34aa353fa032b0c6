'use strict';
// The workflows that the scenarios run, in the sandbox of the official TypeScript worker.
const wf = require('@temporalio/workflow');

const quick = wf.proxyActivities({ startToCloseTimeout: '20s', retry: { initialInterval: '10ms', backoffCoefficient: 1 } });
const beating = wf.proxyActivities({
  startToCloseTimeout: '20s',
  heartbeatTimeout: '1s',
  retry: { initialInterval: '10ms', backoffCoefficient: 1 },
  cancellationType: wf.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
});
const local = wf.proxyLocalActivities({ startToCloseTimeout: '5s' });

const add = wf.defineSignal('add');
const finish = wf.defineSignal('finish');
const total = wf.defineQuery('total');
const raise = wf.defineUpdate('raise');

exports.greet = (name) => quick.greet(name);

exports.retried = (failures) => beating.failTimes(failures);

exports.silent = () => beating.silentOnce();

exports.localGreet = (name) => local.greet(name);

exports.asynchronous = () => quick.completeLater();

exports.timers = async function timers() {
  const order = [];
  const slow = new wf.CancellationScope();
  const cancelled = slow.run(() => wf.sleep('1 hour')).catch((e) => order.push(wf.isCancellation(e) ? 'cancelled' : 'lost'));
  await Promise.all([wf.sleep(60).then(() => order.push('second')), wf.sleep(20).then(() => order.push('first'))]);
  slow.cancel();
  await cancelled;
  const met = await wf.condition(() => false, 20);
  return [...order, met];
};

// Sums up signals, answers queries and updates, until told to finish.
exports.counter = async function counter(start = 0) {
  let sum = start;
  let done = false;
  wf.setHandler(add, (n) => { sum += n; });
  wf.setHandler(finish, () => { done = true; });
  wf.setHandler(total, () => sum);
  wf.setHandler(raise, async (n) => {
    await wf.sleep(10);
    sum += n;
    return sum;
  }, { validator: (n) => { if (n < 0) throw wf.ApplicationFailure.nonRetryable('only upwards', 'Negative'); } });
  await wf.condition(() => done);
  await wf.condition(wf.allHandlersFinished);
  return sum;
};

exports.parent = async function parent(names) {
  const greetings = await Promise.all(names.map((n) => wf.executeChild('greet', { args: [n], workflowId: `${wf.workflowInfo().workflowId}/${n}` })));
  const failure = await wf.executeChild('failing', { args: ['child'], workflowId: `${wf.workflowInfo().workflowId}/failing` }).catch((e) => e);
  return { greetings, failure: failure.name, cause: failure.cause.message };
};

exports.failing = async function failing(what) {
  throw wf.ApplicationFailure.nonRetryable(`${what} failed`, 'Planned', { what });
};

exports.failsUntil = async function failsUntil(attempt) {
  const info = wf.workflowInfo();
  if (info.attempt < attempt) throw wf.ApplicationFailure.retryable(`attempt ${info.attempt}`, 'Again');
  return info.attempt;
};

exports.chain = async function chain(left, seen = []) {
  const runs = [...seen, wf.workflowInfo().runId];
  if (left > 0) await wf.continueAsNew(left - 1, runs);
  return runs.length;
};

exports.cancellable = async function cancellable() {
  try {
    await beating.untilCancelled();
  } catch (e) {
    if (!wf.isCancellation(e)) throw e;
    await wf.CancellationScope.nonCancellable(() => quick.greet('cleanup'));
    throw e;
  }
};

exports.forwarder = async function forwarder(target, numbers) {
  const handle = wf.getExternalWorkflowHandle(target);
  for (const n of numbers) await handle.signal(add, n);
  await handle.signal(finish);
  await wf.getExternalWorkflowHandle(`${target}-missing`).cancel().catch(() => {});
  return numbers.length;
};

exports.indexed = async function indexed(n) {
  wf.upsertSearchAttributes({ InteropNumber: [n] });
  wf.upsertMemo({ note: `number ${n}` });
  return n;
};

exports.patched = async function patched() {
  return wf.patched('second-thought') ? 'new' : 'old';
};

// A bit of everything: what is in flight when the server is killed.
exports.busy = async function busy(n) {
  let sum = 0;
  wf.setHandler(add, (x) => { sum += x; });
  wf.setHandler(total, () => sum);
  const greeting = quick.greet(`busy ${n}`);
  await wf.sleep(1500);
  await wf.condition(() => sum >= 3);
  return { greeting: await greeting, again: await quick.greet('again'), sum };
};
