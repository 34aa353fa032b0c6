using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Client.Connections;
using Xunit;

namespace Temporalio.Tests.Client;

public sealed class CallMetadataTests
{
    private static readonly StartWorkflowExecutionRequest Request = new() { Namespace = "ns" };

    [Fact]
    public void For_PlainCall_NamesClientNamespaceAndKey()
    {
        var metadata = new CallMetadata([new("team", "a")], [], "secret").For(Request, null).ToDictionary();

        Assert.Equal("temporal-dotnet", metadata["client-name"]);
        Assert.Equal("ns", metadata["temporal-namespace"]);
        Assert.Equal("Bearer secret", metadata["authorization"]);
        Assert.Equal("a", metadata["team"]);
    }

    [Fact]
    public void For_SecondCall_ReusesTheList()
    {
        var metadata = new CallMetadata([], [], null);

        Assert.Same(metadata.For(Request, null), metadata.For(Request.Clone(), new RpcOptions { Retry = true }));
    }

    [Fact]
    public void For_CallsOwnMetadata_Wins()
    {
        var metadata = new CallMetadata([new("team", "a")], [], "secret");
        var options = new RpcOptions { Metadata = [new("team", "b"), new("authorization", "own")], BinaryMetadata = [new("x-bin", [1, 2, 3, 4])] };

        var merged = metadata.For(Request, options).ToDictionary();

        Assert.Equal(("b", "own", "AQIDBA"), (merged["team"], merged["authorization"], merged["x-bin"]));
    }

    [Fact]
    public void For_NoNamespaceInRequest_LeavesItOut()
        => Assert.DoesNotContain("temporal-namespace", new CallMetadata([], [], null).For(new GetSystemInfoRequest(), null).ToDictionary());

    [Fact]
    public void Text_SetLater_CountsFromThenOn()
    {
        var metadata = new CallMetadata([], [], null);
        metadata.For(Request, null);

        metadata.Text = [new("team", "c")];
        metadata.ApiKey = "k";

        var merged = metadata.For(Request, null).ToDictionary();
        Assert.Equal(("c", "Bearer k"), (merged["team"], merged["authorization"]));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData("ends-bin")]
    [InlineData("")]
    public void Text_BadKey_Throws(string key) => Assert.Throws<ArgumentException>(() => new CallMetadata([new(key, "v")], [], null));

}
