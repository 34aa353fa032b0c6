using Temporalio.Common;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class WorkerDeploymentVersionTests
{
    [Fact]
    public void FromCanonicalString_DotsInBuild_SplitsAtTheFirst()
    {
        var version = WorkerDeploymentVersion.FromCanonicalString("dep.1.0.2");

        Assert.Equal(new WorkerDeploymentVersion("dep", "1.0.2"), version);
        Assert.Equal("dep.1.0.2", version.ToCanonicalString());
    }

    [Fact]
    public void FromCanonicalString_NoDot_Throws()
        => Assert.Throws<ArgumentException>(() => WorkerDeploymentVersion.FromCanonicalString("dep"));
}
