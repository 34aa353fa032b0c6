'use strict';
// Scenarios that run side by side on one worker. Each returns what it observed; the C# side knows what is right.
const { WithStartWorkflowOperation, WorkflowIdConflictPolicy } = require('@temporalio/client');

const eventTypes = (history) => history.events.map((e) => Number(e.eventType));
const failureOf = (promise) => promise.then(() => null, (e) => ({ name: e.name, cause: e.cause?.name, message: e.cause?.message ?? e.message }));

async function until(check, what) {
  for (let i = 0; i < 200; i++) {
    const value = await check();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not happen within 10 s`);
}

exports.until = until;

exports.scenarios = {
  'activity-greets': async ({ start }) => {
    const handle = await start('greet', ['world']);
    const result = await handle.result();
    return { result, events: eventTypes(await handle.fetchHistory()) };
  },

  'activity-retries-with-heartbeat-details': async ({ start }) => {
    const handle = await start('retried', [2]);
    const result = await handle.result();
    const started = (await handle.fetchHistory()).events.map((e) => e.activityTaskStartedEventAttributes).find(Boolean);
    return { result, attempt: started.attempt, lastFailure: started.lastFailure.message };
  },

  'activity-without-heartbeat-times-out': async ({ start }) => ({ attempt: await (await start('silent', [])).result() }),

  'local-activity': async ({ start }) => ({ result: await (await start('localGreet', ['here'])).result() }),

  'asynchronous-completion': async ({ start, client, nextTaskToken }) => {
    const handle = await start('asynchronous', []);
    await client.activity.complete(await nextTaskToken(), 'completed from outside');
    return { result: await handle.result() };
  },

  timers: async ({ start }) => ({ result: await (await start('timers', [])).result() }),

  signals: async ({ start }) => {
    const handle = await start('counter', [1]);
    await Promise.all([2, 3, 4].map((n) => handle.signal('add', n)));
    await handle.signal('finish');
    return { result: await handle.result() };
  },

  'signal-with-start': async ({ client, options }) => {
    const once = () => client.workflow.signalWithStart('counter', { ...options('signal-with-start'), signal: 'add', signalArgs: [5] });
    const first = await once();
    const second = await once();
    await first.signal('finish');
    return { result: await first.result(), sameRun: first.signaledRunId === second.signaledRunId };
  },

  queries: async ({ start }) => {
    const handle = await start('counter', [7]);
    const before = await handle.query('total');
    await handle.signal('add', 1);
    const running = await handle.query('total');
    const unknown = await failureOf(handle.query('nothing'));
    await handle.signal('finish');
    await handle.result();
    return { before, running, closed: await handle.query('total'), unknown: unknown.name };
  },

  updates: async ({ start, client, options }) => {
    const handle = await start('counter', [0]);
    const first = await handle.executeUpdate('raise', { args: [2] });
    const rejected = await failureOf(handle.executeUpdate('raise', { args: [-1] }));
    const pending = await handle.startUpdate('raise', { args: [3], waitForStage: 'ACCEPTED', updateId: 'known' });
    const result = await pending.result();
    const repeated = await handle.executeUpdate('raise', { args: [3], updateId: 'known' });
    await handle.signal('finish');
    const startOperation = new WithStartWorkflowOperation('counter', {
      ...options('update-with-start'), args: [10], workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
    });
    const withStart = await client.workflow.executeUpdateWithStart('raise', { args: [5], startWorkflowOperation: startOperation });
    await (await startOperation.workflowHandle()).signal('finish');
    return { first, rejected, result, repeated, total: await handle.result(), withStart };
  },

  children: async ({ start }) => ({ result: await (await start('parent', [['a', 'b']])).result() }),

  'continue-as-new': async ({ start }) => ({ runs: await (await start('chain', [3])).result() }),

  'workflow-retries': async ({ start }) => ({
    attempt: await (await start('failsUntil', [3], { retry: { initialInterval: '10ms', backoffCoefficient: 1 } })).result(),
  }),

  'workflow-fails': async ({ start }) => failureOf((await start('failing', ['workflow'])).result()),

  cancel: async ({ start }) => {
    const handle = await start('cancellable', []);
    await until(async () => (await handle.describe()).raw.pendingActivities?.some((a) => a.state === 2), 'the start of the activity');
    await handle.cancel();
    const failure = await failureOf(handle.result());
    return { failure: failure.cause, status: (await handle.describe()).status.name };
  },

  terminate: async ({ start }) => {
    const handle = await start('counter', [0]);
    await handle.terminate('enough');
    const failure = await failureOf(handle.result());
    const late = await failureOf(handle.signal('add', 1));
    return { failure: failure.cause, status: (await handle.describe()).status.name, late: late.name };
  },

  'external-signal': async ({ start }) => {
    const target = await start('counter', [0]);
    const forwarder = await start('forwarder', [target.workflowId, [1, 2, 3]]);
    return { sent: await forwarder.result(), received: await target.result() };
  },

  patched: async ({ start }) => ({ result: await (await start('patched', [])).result() }),

  'same-id-refused': async ({ start, client, options }) => {
    const handle = await start('counter', [0]);
    const failure = await failureOf(client.workflow.start('counter', { ...options(''), workflowId: handle.workflowId }));
    await handle.terminate();
    return { failure: failure.name };
  },

  'lists-and-counts': async ({ start, client }) => {
    const handles = await Promise.all([41, 42, 43].map((n) => start('indexed', [n])));
    await Promise.all(handles.map((h) => h.result()));
    const query = `InteropNumber >= 42 AND WorkflowType = 'indexed' AND ExecutionStatus = 'Completed'`;
    const count = await until(async () => {
      const counted = await client.workflow.count(query);
      return counted.count === 2 ? counted : null;
    }, 'the listing');
    const memos = [];
    for await (const info of client.workflow.list({ query })) memos.push(info.memo.note);
    return { count: count.count, memos: memos.sort() };
  },

  'many-in-flight': async ({ start }) => {
    const handles = await Promise.all(Array.from({ length: 40 }, (_, i) => start('counter', [i])));
    await Promise.all(handles.map((h) => h.signal('add', 100)));
    await Promise.all(handles.map((h) => h.signal('finish')));
    const results = await Promise.all(handles.map((h) => h.result()));
    return { right: results.filter((r, i) => r === i + 100).length };
  },
};
