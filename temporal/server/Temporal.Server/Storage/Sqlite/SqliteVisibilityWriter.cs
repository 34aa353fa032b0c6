using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using Temporal.Server.Core.Queries;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Writes the list of executions. Belongs to the writer's thread.</summary>
internal sealed class SqliteVisibilityWriter : IDisposable
{
    private const int FirstColumnParameter = 7;

    private readonly SqliteStatement _set;
    private readonly SqliteStatement _delete;

    public SqliteVisibilityWriter(SqliteConnection connection)
    {
        var columns = SystemColumns.All.Select(static column => column.Column).ToList();
        var parameters = columns.Select(static (_, i) => $"?{i + FirstColumnParameter}");
        _set = connection.Prepare(
            $"""
            INSERT INTO visibility(run, namespace_id, closed_at, started_at, attributes, info, {string.Join(", ", columns)})
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, {string.Join(", ", parameters)})
            ON CONFLICT(run) DO UPDATE SET {string.Join(", ", columns.Concat(["closed_at", "attributes", "info"]).Select(static column => $"{column} = excluded.{column}"))}
            """);
        _delete = connection.Prepare("DELETE FROM visibility WHERE run = ?1");
    }

    public void Write(long run, VisibilityWrite write)
    {
        var row = new VisibilityRow(write.Info);
        _ = _set.Bind(1, run).BindId(2, write.NamespaceId).Bind(3, row.Position.CloseTime).Bind(4, row.Position.StartTime);
        BindAttributes(row.Attributes);
        _ = _set.Bind(6, write.Info.ToByteArray());
        for (var i = 0; i < SystemColumns.All.Count; i++)
        {
            Bind(i + FirstColumnParameter, SystemColumns.All[i].Read(write.Info));
        }

        _set.Run();
    }

    public void Delete(long run) => _delete.Bind(1, run).Run();

    public void Dispose()
    {
        _set.Dispose();
        _delete.Dispose();
    }

    private void Bind(int parameter, FilterValue? value) => _ = value is null ? _set.BindNull(parameter) : _set.BindValue(parameter, value);

    /// <summary>Attributes of runs go into one JSON object: a column each would need a table for every namespace.</summary>
    private void BindAttributes(IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        if (attributes.Count == 0)
        {
            _ = _set.BindNull(5);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in attributes)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        _ = _set.BindText(5, buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value.Single)
        {
            case FilterText text:
                json.WriteStringValue(text.Value);
                break;
            case FilterInteger whole:
                json.WriteNumberValue(whole.Value);
                break;
            case FilterReal real:
                json.WriteNumberValue(real.Value);
                break;
            default:
                json.WriteStartArray();
                foreach (var item in value.Many ?? [])
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                break;
        }
    }
}
