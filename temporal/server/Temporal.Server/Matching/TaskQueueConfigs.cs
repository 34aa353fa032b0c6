using System.Collections.Concurrent;
using Google.Protobuf;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Matching;

/// <summary>The settings of task queues: in the store, and what the matcher goes by.</summary>
internal sealed class TaskQueueConfigs(IStore store, TaskMatcher matcher) : IDisposable
{
    private const string Kind = "task-queue-config";

    private readonly ConcurrentDictionary<TaskQueueKey, TaskQueueConfig> _configs = new();
    private readonly SemaphoreSlim _changing = new(1);

    /// <summary>Reads the settings at the start of the server.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var document in await store.ReadDocumentsAsync(Kind, cancellationToken))
        {
            Show(ParseKey(document.Key), TaskQueueConfig.Parser.ParseFrom(document.Body.Span));
        }
    }

    public TaskQueueConfig? Find(TaskQueueKey queue) => _configs.GetValueOrDefault(queue);

    /// <summary>Changes the settings of a queue.</summary>
    public async Task<TaskQueueConfig> ChangeAsync(TaskQueueKey queue, Action<TaskQueueConfig> change)
    {
        await _changing.WaitAsync();
        try
        {
            var config = Find(queue)?.Clone() ?? new TaskQueueConfig();
            change(config);
            var transaction = new StoreTransaction { Epoch = store.Epoch };
            transaction.Documents.Add(new DocumentWrite(Kind, Key(queue), config.ToByteArray()));
            await store.CommitAsync(transaction);
            Show(queue, config);
            return config;
        }
        finally
        {
            _ = _changing.Release();
        }
    }

    public void Dispose() => _changing.Dispose();

    private static string Key(TaskQueueKey queue) => $"{queue.NamespaceId}/{queue.Type}/{queue.Name}";

    private static TaskQueueKey ParseKey(string key)
    {
        var parts = key.Split('/', 3);
        return new TaskQueueKey(parts[0], parts[2], Enum.Parse<TaskQueueType>(parts[1]));
    }

    private void Show(TaskQueueKey queue, TaskQueueConfig config)
    {
        _configs[queue] = config;
        matcher.SetRate(queue, config.QueueRateLimit?.RateLimit?.RequestsPerSecond);
    }
}
