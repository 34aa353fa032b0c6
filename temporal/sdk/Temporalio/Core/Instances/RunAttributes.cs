using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Core.Machines;
using Temporalio.Workflows;
using MemoMessage = Temporalio.Api.Common.V1.Memo;

namespace Temporalio.Core.Instances;

/// <summary>The memo and the search attributes of a run, with the changes that its code has made.</summary>
internal sealed class RunAttributes(WorkflowInstance instance)
{
    private readonly Dictionary<string, IRawValue> _memo = [];

    public IReadOnlyDictionary<string, IRawValue> Memo => _memo;

    public SearchAttributeCollection SearchAttributes { get; private set; } = SearchAttributeCollection.Empty;

    public void Start(MemoMessage? memo, SearchAttributes? attributes)
    {
        foreach (var (key, value) in memo?.Fields ?? [])
        {
            _memo[key] = new RawValue(value);
        }

        if (attributes is not null)
        {
            SearchAttributes = SearchAttributeCollection.FromProto(attributes);
        }
    }

    public void Upsert(MemoUpdate[] updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        instance.CheckMayCommand();
        if (updates.Length == 0)
        {
            throw new ArgumentException("At least one memo update is needed.", nameof(updates));
        }

        var memo = new MemoMessage();
        foreach (var update in updates)
        {
            var payload = instance.PayloadConverter.ToPayload(update.HasValue ? update.UntypedValue : null);
            if (!memo.Fields.TryAdd(update.UntypedKey, payload))
            {
                throw new ArgumentException($"Two updates are of '{update.UntypedKey}'.", nameof(updates));
            }

            if (update.HasValue)
            {
                _memo[update.UntypedKey] = new RawValue(payload);
            }
            else
            {
                _memo.Remove(update.UntypedKey);
            }
        }

        instance.Machines.Commands.Issue(
            new Command
            {
                CommandType = CommandType.ModifyWorkflowProperties,
                ModifyWorkflowPropertiesCommandAttributes = new() { UpsertedMemo = memo },
            },
            new NotedCommandMachine(EventType.WorkflowPropertiesModified));
    }

    public void Upsert(SearchAttributeUpdate[] updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        instance.CheckMayCommand();
        if (updates.Length == 0)
        {
            throw new ArgumentException("At least one search attribute update is needed.", nameof(updates));
        }

        var attributes = new SearchAttributes();
        foreach (var update in updates)
        {
            var payload = update.HasValue
                ? Common.Protos.SearchAttributePayloads.Write(update.UntypedKey, update.UntypedValue)
                : Common.Protos.SearchAttributePayloads.WriteRemoval(update.UntypedKey);
            if (!attributes.IndexedFields.TryAdd(update.UntypedKey.Name, payload))
            {
                throw new ArgumentException($"Two updates are of '{update.UntypedKey.Name}'.", nameof(updates));
            }
        }

        SearchAttributes = SearchAttributes.WithUpdates(updates);
        instance.Machines.Commands.Issue(
            new Command
            {
                CommandType = CommandType.UpsertWorkflowSearchAttributes,
                UpsertWorkflowSearchAttributesCommandAttributes = new() { SearchAttributes = attributes },
            },
            new NotedCommandMachine(EventType.UpsertWorkflowSearchAttributes));
    }

    /// <summary>The memo as a message, for a run that goes on from this one.</summary>
    public MemoMessage ToMemo()
    {
        var memo = new MemoMessage();
        foreach (var (key, value) in _memo)
        {
            memo.Fields.Add(key, value.Payload);
        }

        return memo;
    }
}
