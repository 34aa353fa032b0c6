'use strict';
// Runs all scenarios against one server: node main.js ADDRESS EXECUTABLE
// Prints one JSON line a scenario, {"scenario", "observed"} or {"scenario", "error"}, and {"ask"} where the parent must act;
// it answers an ask with one line on standard input.
const readline = require('node:readline');
const { Client, Connection } = require('@temporalio/client');
const { NativeConnection, Worker, Runtime, DefaultLogger, bundleWorkflowCode } = require('@temporalio/worker');
const { defineSearchAttributes } = require('./setup');
const { createActivities } = require('./activities');
const basics = require('./scenarios/basics').scenarios;
const alone = require('./scenarios/alone').scenarios;

const [address, executable] = process.argv.slice(2);
const only = process.env.INTEROP_ONLY ? new RegExp(process.env.INTEROP_ONLY) : /./;
const namespace = 'default';
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

// Hands values from where they come up to whoever waits for the next one.
function channel() {
  const values = [];
  const waiting = [];
  return {
    put: (value) => (waiting.length > 0 ? waiting.shift()(value) : values.push(value)),
    next: () => (values.length > 0 ? Promise.resolve(values.shift()) : new Promise((resolve) => waiting.push(resolve))),
  };
}

async function run(name, scenario, context) {
  try {
    say({ scenario: name, observed: await scenario(context) });
  } catch (e) {
    say({ scenario: name, error: `${e?.stack ?? e}${e?.cause ? `\ncaused by ${e.cause.stack ?? e.cause}` : ''}` });
  }
}

async function main() {
  Runtime.install({ logger: new DefaultLogger('ERROR', (entry) => process.stderr.write(`${entry.level} ${entry.message} ${JSON.stringify(entry.meta)}\n`)) });
  const answers = channel();
  readline.createInterface({ input: process.stdin }).on('line', answers.put);
  const taskTokens = channel();
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: require.resolve('./workflows'), logger: new DefaultLogger('ERROR') });
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection, namespace });
  await defineSearchAttributes(connection, namespace);

  const stamp = Date.now();
  const workerOptions = (taskQueue) => ({ namespace, taskQueue, workflowBundle, activities: createActivities(taskTokens.put), shutdownGraceTime: '1s' });
  const createWorker = (connectedTo, options) => Worker.create({ connection: connectedTo, ...options });
  let queues = 0;
  const context = (name) => {
    let started = 0;
    const options = (id) => ({ taskQueue: 'interop', workflowId: `${name}-${id}-${stamp}`, workflowTaskTimeout: '10s' });
    return {
      client, executable, options, workerOptions, createWorker,
      start: (type, args, more) => client.workflow.start(type, { ...options(started++), args, ...more }),
      nextTaskToken: taskTokens.next,
      ask: (what) => { say({ ask: what }); return answers.next(); },
      withWorker: async (more, body, taskQueue = `interop-${queues++}`) => {
        const worker = await createWorker(native, { ...workerOptions(taskQueue), ...more });
        return worker.runUntil(() => body(taskQueue));
      },
    };
  };

  const chosen = (all) => Object.entries(all).filter(([name]) => only.test(name));
  const worker = await createWorker(native, workerOptions('interop'));
  await worker.runUntil(() => Promise.all(chosen(basics).map(([name, scenario]) => run(name, scenario, context(name)))));
  for (const [name, scenario] of chosen(alone)) await run(name, scenario, context(name));
  await connection.close();
  await native.close();
  say({ scenario: 'exit', observed: {} });
  process.exit(0);
}

main().catch((e) => {
  process.stderr.write(`${e?.stack ?? e}\n`);
  process.exit(1);
});
