using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;

namespace Temporal.Server.Tests.Storage;

public sealed class MemoryStoreTests : StoreConformance
{
    private protected override IStore Open() => new MemoryStore();
}
