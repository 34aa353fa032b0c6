using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;

namespace Temporal.Server.Tests.Visibility;

public sealed class MemoryVisibilityTests : VisibilityConformance
{
    private protected override IStore Open() => new MemoryStore();
}
