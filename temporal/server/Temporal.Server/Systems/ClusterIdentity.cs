using Temporal.Server.Storage;

namespace Temporal.Server.Systems;

/// <summary>What the server calls itself in a world of clusters: always one, always active.</summary>
/// <param name="Id">The cluster's id, made once and kept in the store.</param>
/// <param name="StoreName">The kind of store, as clients see it.</param>
internal sealed record ClusterIdentity(string Id, string StoreName)
{
    public const string Name = "active";
    public const long InitialFailoverVersion = 1;
    public const long FailoverVersionIncrement = 10;
    public const int ShardCount = 1;

    private const string Kind = "cluster";
    private const string IdKey = "id";

    /// <summary>Reads the id, or makes one.</summary>
    public static async Task<ClusterIdentity> LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadDocumentAsync(Kind, IdKey, cancellationToken) is { } body)
        {
            return new ClusterIdentity(new Guid(body.Span).ToString(), "sqlite");
        }

        var id = Guid.NewGuid();
        var transaction = new StoreTransaction { Epoch = store.Epoch };
        transaction.Documents.Add(new DocumentWrite(Kind, IdKey, id.ToByteArray()));
        await store.CommitAsync(transaction);
        return new ClusterIdentity(id.ToString(), "sqlite");
    }
}
