using Temporalio.Activities;
using Temporalio.Converters;
using Xunit;

namespace Temporalio.Tests.Activities;

public sealed class ActivityDefinitionTests
{
    [Fact]
    public async Task Create_Delegate_NamesAndCalls()
    {
        var definition = ActivityDefinition.Create(new Greeter("Hello").GreetAsync);

        Assert.Equal("Greet", definition.Name);
        Assert.Equal([typeof(string), typeof(string)], definition.ParameterTypes);
        Assert.Equal(1, definition.RequiredParameterCount);
        Assert.Equal("Hello, Ada!", await definition.InvokeAsync(["Ada"]));
        Assert.Equal("Hello, Ada?", await definition.InvokeAsync(["Ada", "?"]));
    }

    [Fact]
    public async Task CreateAll_Instance_FindsEveryActivity()
    {
        var definitions = ActivityDefinition.CreateAll(new Greeter("Hi")).ToDictionary(d => d.Name ?? "(dynamic)");

        Assert.Equal(["(dynamic)", "Add", "Fail", "Greet", "Touch", "custom"], definitions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, await definitions["Add"].InvokeAsync([1, 2]));
        Assert.Null(await definitions["Touch"].InvokeAsync([]));
        Assert.Equal(5L, await definitions["custom"].InvokeAsync([]));
    }

    [Fact]
    public async Task InvokeAsync_ActivityThrows_ThrowsTheSame()
    {
        var definition = ActivityDefinition.Create(Greeter.Fail);

        await Assert.ThrowsAsync<NotSupportedException>(() => definition.InvokeAsync([]));
    }

    [Fact]
    public async Task Create_LambdaWithAttribute_Works()
    {
        var captured = 40;
        var definition = ActivityDefinition.Create([Activity("lambda")] (int more) => captured + more);

        Assert.Equal(42, await definition.InvokeAsync([2]));
    }

    [Fact]
    public void Create_NoAttribute_Throws() => Assert.Throws<ArgumentException>(() => ActivityDefinition.Create(() => 1));

    [Fact]
    public void CreateAll_InstanceMethodsWithoutInstance_Throws()
        => Assert.Throws<ArgumentException>(() => ActivityDefinition.CreateAll(typeof(Greeter), null));

    [Fact]
    public void Create_DynamicWithWrongParameters_Throws()
        => Assert.Throws<ArgumentException>(() => ActivityDefinition.Create([Activity(Dynamic = true)] (string x) => x));

    [Fact]
    public async Task InvokeAsync_MissingRequiredParameter_Throws()
    {
        var definition = ActivityDefinition.Create(new Greeter("Hello").GreetAsync);

        await Assert.ThrowsAsync<ArgumentException>(() => definition.InvokeAsync([]));
    }

    private sealed class Greeter(string word)
    {
        [Activity]
        public static int Add(int a, int b) => a + b;

        [Activity]
        public static string Fail() => throw new NotSupportedException();

        [Activity]
        public async Task<string> GreetAsync(string name, string end = "!")
        {
            await Task.Yield();
            return $"{word}, {name}{end}";
        }

        [Activity]
        public async Task TouchAsync() => await Task.FromResult(word);

        [Activity("custom")]
        public ValueTask<long> LongAsync() => new(word.Length + 3);

        [Activity(Dynamic = true)]
        public Task<string> AnyAsync(IRawValue[] args) => Task.FromResult(word + args.Length);
    }
}
