using Temporalio.Api.Enums.V1;
using Temporalio.Api.Query.V1;
using Temporalio.Worker;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;
using Xunit;
using Mutex = Temporalio.Workflows.Mutex;
using Semaphore = Temporalio.Workflows.Semaphore;

namespace Temporalio.Tests.Workflows;

/// <summary>What workflow code can do, seen from inside a run.</summary>
public sealed class WorkflowApiTests
{
    [Fact]
    public void InWorkflow_Outside_IsFalseAndTheRestThrows()
    {
        Assert.False(Workflow.InWorkflow);
        Assert.Throws<InvalidOperationException>(() => Workflow.UtcNow);
    }

    [Fact]
    public void Semaphore_MoreThanFit_LetsThemInInTheirOrder()
    {
        using var run = new LiveRun(typeof(SemaphoreWorkflow)).RunTask();
        Assert.Equal([CommandType.StartTimer, CommandType.StartTimer], run.CommandTypes);

        run.Complete().Fire("2").RunTask();
        Assert.Equal([CommandType.StartTimer], run.CommandTypes);

        run.Complete().Fire("1").Fire("3").RunTask();
        Assert.Equal(["in a", "in b", "out b", "in c", "out a", "out c"], run.Result<string[]>());
    }

    [Fact]
    public void Mutex_WaitOfOneThatIsHeld_TimesOut()
    {
        using var run = new LiveRun(typeof(MutexWorkflow)).RunTask();

        run.Complete().Fire("1").RunTask();

        Assert.Equal([false, true], run.Result<bool[]>());
    }

    [Fact]
    public void WaitCondition_WorkflowCancelled_EndsAsCancelled()
    {
        using var run = new LiveRun(typeof(WaitingWorkflow)).RunTask();

        run.Complete().RequestCancel().RunTask();

        Assert.Equal([CommandType.CancelWorkflowExecution], run.CommandTypes);
    }

    [Fact]
    public void Patched_CallbackSaysNotYet_TakesTheOldPathWithoutAMarker()
    {
        using var run = new LiveRun(typeof(PatchingWorkflow), o => o with { MayActivatePatch = (info, id) => id != "new" }).RunTask();

        Assert.Equal([CommandType.CompleteWorkflowExecution], run.CommandTypes);
        Assert.False(run.Result<bool>());
    }

    [Fact]
    public void Random_SameRun_GivesTheSameNumbers()
    {
        using var first = new LiveRun(typeof(RandomWorkflow)).RunTask();
        using var second = new LiveRun(typeof(RandomWorkflow)).RunTask();

        Assert.Equal(first.Result<string[]>(), second.Result<string[]>());
        Assert.All(first.Result<string[]>(), id => Assert.Equal('4', id[14]));
    }

    [Fact]
    public void Interceptors_AroundARun_SeeWhatComesAndGoes()
    {
        var log = new List<string>();
        using var run = new LiveRun(
            typeof(WaitingWorkflow), o => o with { Interceptors = [new LoggingInterceptor("a", log), new LoggingInterceptor("b", log)] });

        run.Signal("finish").RunTask();

        Assert.Equal(["a signal finish", "b signal finish", "a run", "b run"], log);
        Assert.Equal([CommandType.CompleteWorkflowExecution], run.CommandTypes);
    }

    [Fact]
    public void StackTraceQuery_TracesOn_NamesTheMethodThatWaits()
    {
        using var run = new LiveRun(typeof(WaitingWorkflow), o => o with { StackTrace = WorkflowStackTrace.WithoutFileInfo }).RunTask();

        var result = run.Instance.Query("q", new WorkflowQuery { QueryType = "__stack_trace" });

        Assert.Equal(QueryResultType.Answered, result.ResultType);
        Assert.Contains(nameof(WaitingWorkflow), result.Answer.Payloads_[0].Data.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public void Query_ThatIssuesCommands_IsRefused()
    {
        using var run = new LiveRun(typeof(WaitingWorkflow)).RunTask();

        var result = run.Instance.Query("q", new WorkflowQuery { QueryType = "Meddle" });

        Assert.Equal(QueryResultType.Failed, result.ResultType);
        Assert.Empty(run.Commands);
    }

    [Fact]
    public void Signal_ArgumentsCannotBeRead_IsDropped()
    {
        using var run = new LiveRun(typeof(WaitingWorkflow));

        run.Signal("typed", "no number").Signal("typed", 7).Signal("finish").RunTask();

        Assert.Equal("7", run.Result<string>());
    }

    [Fact]
    public void Delay_OfZero_IsATimerOfTheLeastTime()
    {
        using var run = new LiveRun(typeof(ZeroDelayWorkflow)).RunTask();

        Assert.Equal(1_000_000, Assert.Single(run.Commands).StartTimerCommandAttributes.StartToFireTimeout.Nanos);
    }

    [Fact]
    public void RunTask_Started_StaysInTheWorkflow()
    {
        using var run = new LiveRun(typeof(TaskWorkflow)).RunTask();

        Assert.Equal([true, true], run.Result<bool[]>());
    }

    [Fact]
    public void ActivityOptions_WithoutTimeouts_FailTheTask()
    {
        using var run = new LiveRun(typeof(NoTimeoutWorkflow));

        var e = Assert.Throws<ArgumentException>(() => run.RunTask());

        Assert.Contains("start-to-close", e.Message, StringComparison.Ordinal);
    }

    [Workflow]
    public sealed class SemaphoreWorkflow
    {
        private readonly Semaphore _semaphore = new(2);
        private readonly List<string> _log = [];

        [WorkflowRun]
        public async Task<List<string>> RunAsync()
        {
            await Workflow.WhenAllAsync(UseAsync("a"), UseAsync("b"), UseAsync("c"));
            return _log;
        }

        private async Task UseAsync(string who)
        {
            await _semaphore.WaitAsync();
            _log.Add("in " + who);
            await Workflow.DelayAsync(1_000);
            _log.Add("out " + who);
            _semaphore.Release();
        }
    }

    [Workflow]
    public sealed class MutexWorkflow
    {
        private readonly Mutex _mutex = new();

        [WorkflowRun]
        public async Task<bool[]> RunAsync()
        {
            await _mutex.WaitOneAsync();
            var refused = await _mutex.WaitOneAsync(1_000);
            _mutex.ReleaseMutex();
            return [refused, await _mutex.WaitOneAsync(1_000)];
        }
    }

    [Workflow]
    public sealed class WaitingWorkflow
    {
        private bool _isDone;
        private int _number;

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            await Workflow.WaitConditionAsync(() => _isDone);
            return $"{_number}";
        }

        [WorkflowSignal("finish")]
        public Task FinishAsync()
        {
            _isDone = true;
            return Task.CompletedTask;
        }

        [WorkflowSignal("typed")]
        public Task TypedAsync(int number)
        {
            _number = number;
            return Task.CompletedTask;
        }

        [WorkflowQuery]
        public int Meddle()
        {
            Workflow.UpsertMemo(MemoUpdate.ValueSet("k", _number));
            return _number;
        }
    }

    [Workflow]
    public class PatchingWorkflow
    {
        [WorkflowRun]
        public virtual Task<bool> RunAsync() => Task.FromResult(Workflow.Patched("new"));
    }

    [Workflow]
    public class RandomWorkflow
    {
        [WorkflowRun]
        public virtual Task<Guid[]> RunAsync() => Task.FromResult<Guid[]>([Workflow.NewGuid(), Workflow.NewGuid()]);
    }

    [Workflow]
    public class ZeroDelayWorkflow
    {
        [WorkflowRun]
        public virtual Task RunAsync() => Workflow.DelayAsync(0);
    }

    [Workflow]
    public class TaskWorkflow
    {
        [WorkflowRun]
        public virtual async Task<bool[]> RunAsync()
        {
            var inside = await Workflow.RunTaskAsync(() => Task.FromResult(Workflow.InWorkflow));
            return [inside, Workflow.InWorkflow];
        }
    }

    [Workflow]
    public class NoTimeoutWorkflow
    {
        [WorkflowRun]
        public virtual Task RunAsync() => Workflow.ExecuteActivityAsync("Echo", [], new ActivityOptions());
    }

    private sealed class LoggingInterceptor(string name, List<string> log) : IWorkerInterceptor
    {
        public WorkflowInboundInterceptor InterceptWorkflow(WorkflowInboundInterceptor nextInterceptor)
            => new Inbound(nextInterceptor, name, log);

        private sealed class Inbound(WorkflowInboundInterceptor next, string name, List<string> log) : WorkflowInboundInterceptor(next)
        {
            public override Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input)
            {
                log.Add(name + " run");
                return base.ExecuteWorkflowAsync(input);
            }

            public override Task HandleSignalAsync(HandleSignalInput input)
            {
                log.Add($"{name} signal {input.Signal}");
                return base.HandleSignalAsync(input);
            }
        }
    }
}
