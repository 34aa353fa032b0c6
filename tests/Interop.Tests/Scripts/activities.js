'use strict';
// The activities that the scenarios run.
const { Context, heartbeat, ApplicationFailure, CompleteAsyncError, CancelledFailure } = require('@temporalio/activity');

exports.createActivities = (onTaskToken) => ({
  greet: async (name) => `Hello, ${name}!`,

  // Fails a number of times; each attempt reads what the one before left in its heartbeat.
  async failTimes(failures) {
    const { attempt, heartbeatDetails } = Context.current().info;
    heartbeat({ attempt });
    if (attempt <= failures) throw ApplicationFailure.retryable(`attempt ${attempt}`, 'Again');
    return { attempt, before: heartbeatDetails ?? null };
  },

  // The first attempt never heartbeats, and so is lost.
  async silentOnce() {
    const { attempt } = Context.current().info;
    if (attempt === 1) await Context.current().cancelled.catch(() => {});
    return attempt;
  },

  async untilCancelled() {
    const context = Context.current();
    const beat = setInterval(() => heartbeat(), 50);
    try {
      await context.cancelled;
    } catch (e) {
      throw e instanceof CancelledFailure ? e : new CancelledFailure(String(e));
    } finally {
      clearInterval(beat);
    }
  },

  async completeLater() {
    onTaskToken(Context.current().info.taskToken);
    throw new CompleteAsyncError();
  },
});
