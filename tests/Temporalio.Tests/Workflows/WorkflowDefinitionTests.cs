using Temporalio.Converters;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Workflows;

public sealed class WorkflowDefinitionTests
{
    [Fact]
    public void Create_Class_ReadsNamesAndHandlers()
    {
        var definition = WorkflowDefinition.Create<Good>();

        Assert.Equal("Good", definition.Name);
        Assert.Equal(["Push", "renamed"], definition.Signals.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Count", "Total"], definition.Queries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Change"], definition.Updates.Keys);
        Assert.Equal("counts", definition.Queries["Count"].Description);
        Assert.True(definition.Instantiable);
        Assert.IsType<Good>(definition.CreateWorkflowInstance(["x"]));
        Assert.Same(definition, WorkflowDefinition.Create<Good>());
    }

    [Fact]
    public void Create_Interface_DropsTheLetterInFront()
    {
        var definition = WorkflowDefinition.Create<IShape>();

        Assert.Equal("Shape", definition.Name);
        Assert.False(definition.Instantiable);
    }

    [Fact]
    public void Create_NameOverride_Wins() => Assert.Equal("other", WorkflowDefinition.Create(typeof(Good), "other", null).Name);

    [Theory]
    [InlineData(typeof(Unmarked), "lacks the workflow attribute")]
    [InlineData(typeof(NoRun), "no public run method")]
    [InlineData(typeof(RunWithoutTask), "must return a task")]
    [InlineData(typeof(TwoSignals), "two signals are 'S'")]
    [InlineData(typeof(SignalWithResult), "must return a plain task")]
    [InlineData(typeof(QueryWithTask), "must return a value, not a task")]
    [InlineData(typeof(ValidatorOfNothing), "validates 'Nothing', which is no update")]
    [InlineData(typeof(ValidatorWithOtherParameters), "must take the parameters of the update")]
    [InlineData(typeof(DynamicWithParameters), "must take one array of IRawValue")]
    [InlineData(typeof(DynamicSignalWithParameters), "must take a string and an array of IRawValue")]
    [InlineData(typeof(InitWithOtherParameters), "take the parameters of the run method")]
    public void Create_BrokenClass_SaysWhatIsWrong(Type type, string error)
    {
        var e = Assert.Throws<ArgumentException>(() => WorkflowDefinition.Create(type));

        Assert.Contains(error, e.Message, StringComparison.Ordinal);
    }

    [Workflow]
    public interface IShape
    {
        [WorkflowRun]
        Task RunAsync();
    }

    [Workflow]
    public sealed class Good
    {
        private readonly List<string> _items = [];

        [WorkflowInit]
        public Good(string first) => _items.Add(first);

        [WorkflowQuery]
        public int Total => _items.Count;

        [WorkflowRun]
        public Task<int> RunAsync(string first) => Task.FromResult(_items.IndexOf(first));

        [WorkflowSignal]
        public Task PushAsync(string item)
        {
            _items.Add(item);
            return Task.CompletedTask;
        }

        [WorkflowSignal("renamed")]
        public Task OtherAsync() => PushAsync("other");

        [WorkflowQuery(Description = "counts")]
        public int Count() => _items.Count;

        [WorkflowUpdate]
        public Task<int> ChangeAsync(int by) => Task.FromResult(_items.Count + by);

        [WorkflowUpdateValidator(nameof(ChangeAsync))]
        public void ValidateChange(int by) => ArgumentOutOfRangeException.ThrowIfLessThan(by, -_items.Count);
    }

    public sealed class Unmarked
    {
        [WorkflowRun]
        public static Task RunAsync() => Task.CompletedTask;
    }

    [Workflow]
    public sealed class NoRun;

    [Workflow]
    public class RunWithoutTask
    {
        [WorkflowRun]
        public virtual int Run() => 1;
    }

    public abstract class Runs
    {
        public abstract Task RunAsync();
    }

    [Workflow]
    public sealed class TwoSignals : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => OneAsync();

        [WorkflowSignal("S")]
        public Task OneAsync() => TwoAsync();

        [WorkflowSignal("S")]
        public Task TwoAsync() => RunAsync();
    }

    [Workflow]
    public sealed class SignalWithResult : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => SignalAsync();

        [WorkflowSignal]
        public Task<int> SignalAsync() => Task.FromResult(GetHashCode());
    }

    [Workflow]
    public sealed class QueryWithTask : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => AskAsync();

        [WorkflowQuery]
        public Task<int> AskAsync() => Task.FromResult(GetHashCode());
    }

    [Workflow]
    public sealed class ValidatorOfNothing : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => Task.FromResult(GetHashCode());

        [WorkflowUpdateValidator("Nothing")]
        public void Validate() => GetHashCode();
    }

    [Workflow]
    public sealed class ValidatorWithOtherParameters : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => UpdateAsync(GetHashCode());

        [WorkflowUpdate]
        public Task UpdateAsync(int n) => Task.FromResult(GetHashCode() + n);

        [WorkflowUpdateValidator(nameof(UpdateAsync))]
        public void Validate(string n) => n.Equals(GetType().Name, StringComparison.Ordinal);
    }

    [Workflow(Dynamic = true)]
    public class DynamicWithParameters
    {
        [WorkflowRun]
        public virtual Task RunAsync(string one) => Task.FromResult(one);
    }

    [Workflow]
    public sealed class DynamicSignalWithParameters : Runs
    {
        [WorkflowRun]
        public override Task RunAsync() => SignalAsync([]);

        [WorkflowSignal(Dynamic = true)]
        public Task SignalAsync(IRawValue[] args) => Task.FromResult(args.Length + GetHashCode());
    }

    [Workflow]
    public sealed class InitWithOtherParameters : Runs
    {
        private readonly int _n;

        [WorkflowInit]
        public InitWithOtherParameters(int n) => _n = n;

        [WorkflowRun]
        public override Task RunAsync() => Task.FromResult(_n);
    }
}
