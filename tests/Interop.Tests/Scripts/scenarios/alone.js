'use strict';
// Scenarios that need a worker or a server of their own, one after the other.
const { TestWorkflowEnvironment } = require('@temporalio/testing');
const { Client } = require('@temporalio/client');
const { until } = require('./basics');

const STICKY = 2;
const queueKinds = (history) => history.events
  .map((e) => e.workflowTaskScheduledEventAttributes)
  .filter(Boolean)
  .map((a) => Number(a.taskQueue.kind));

exports.scenarios = {
  // Two cached workflows, six runs: most are thrown out of the cache and replayed.
  'small-sticky-cache': async ({ client, options, withWorker }) => withWorker({ maxCachedWorkflows: 2 }, async (taskQueue) => {
    const handles = await Promise.all(Array.from({ length: 6 }, (_, i) =>
      client.workflow.start('counter', { ...options(`cache-${i}`), taskQueue, args: [i] })));
    for (let round = 0; round < 3; round++) {
      await Promise.all(handles.map(async (h, i) => {
        await h.signal('add', 10);
        await until(async () => await h.query('total') === i + 10 * (round + 1), 'the signal');
      }));
    }
    await Promise.all(handles.map((h) => h.signal('finish')));
    const results = await Promise.all(handles.map((h) => h.result()));
    const histories = await Promise.all(handles.map((h) => h.fetchHistory()));
    return { results, sticky: histories.every((h) => queueKinds(h).includes(STICKY)) };
  }),

  'no-cache': async ({ client, options, withWorker }) => withWorker({ maxCachedWorkflows: 0 }, async (taskQueue) => {
    const result = await client.workflow.execute('timers', { ...options('no-cache'), taskQueue });
    return { result };
  }),

  // The worker goes away with a workflow in its cache; another takes over.
  'worker-restarts': async ({ client, options, withWorker }) => {
    let handle;
    const began = Date.now();
    let stoppedAfter;
    await withWorker({}, async (taskQueue) => {
      handle = await client.workflow.start('counter', { ...options('worker-restarts'), taskQueue, args: [1] });
      await until(async () => await handle.query('total') === 1, 'the first task');
      stoppedAfter = Date.now() - began;
    }, 'interop-restarts');
    stoppedAfter = Date.now() - began - stoppedAfter;
    await handle.signal('add', 1);
    await handle.signal('finish');
    return withWorker({}, async () => ({ result: await handle.result(), stoppedQuickly: stoppedAfter < 5000 }), 'interop-restarts');
  },

  'server-killed': async ({ client, options, withWorker, ask }) => withWorker({}, async (taskQueue) => {
    const handles = await Promise.all(Array.from({ length: 10 }, (_, i) =>
      client.workflow.start('busy', { ...options(`busy-${i}`), taskQueue, args: [i] })));
    await Promise.all(handles.map((h) => h.signal('add', 1)));
    await ask('kill-server');
    await Promise.all(handles.map((h) => until(() => h.signal('add', 2).then(() => true, () => false), 'the signal after the restart')));
    const results = await Promise.all(handles.map((h) => h.result()));
    const histories = await Promise.all(handles.map((h) => h.fetchHistory()));
    return {
      results,
      dense: histories.every((h) => h.events.every((e, i) => Number(e.eventId) === i + 1)),
    };
  }),

  'test-environment': async ({ executable, workerOptions, createWorker }) => {
    const began = Date.now();
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: executable } } });
    const upAfter = Date.now() - began;
    try {
      const worker = await createWorker(environment.nativeConnection, workerOptions('environment'));
      const client = new Client({ connection: environment.connection });
      const result = await worker.runUntil(() => client.workflow.execute('greet', { taskQueue: 'environment', workflowId: 'environment', args: ['environment'] }));
      return { result, upQuickly: upAfter < 5000 };
    } finally {
      await environment.teardown();
    }
  },
};
