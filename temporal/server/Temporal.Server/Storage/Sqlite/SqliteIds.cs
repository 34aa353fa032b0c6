namespace Temporal.Server.Storage.Sqlite;

/// <summary>Keeps ids that are UUIDs in 16 bytes: they are in every index, and most of its size.</summary>
internal static class SqliteIds
{
    private const int UuidBytes = 16;

    public static SqliteStatement BindId(this SqliteStatement statement, int parameter, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var uuid) || uuid.ToString() != id)
        {
            return statement.Bind(parameter, id);
        }

        Span<byte> bytes = stackalloc byte[UuidBytes];
        _ = uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return statement.Bind(parameter, bytes);
    }

    public static string Id(this SqliteStatement statement, int column)
        => statement.IsBlob(column) ? new Guid(statement.Bytes(column), bigEndian: true).ToString() : statement.Text(column);
}
