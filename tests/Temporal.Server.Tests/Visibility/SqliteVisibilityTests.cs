using Temporal.Server.Storage;
using Temporal.Server.Storage.Sqlite;

namespace Temporal.Server.Tests.Visibility;

public sealed class SqliteVisibilityTests : VisibilityConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sqlite-visibility-");

    private protected override IStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "temporal.db") });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
