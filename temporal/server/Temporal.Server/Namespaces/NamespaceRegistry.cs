using System.Collections.Concurrent;
using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.OperatorService.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Namespaces;

/// <summary>The namespaces with their custom search attributes, in memory and in the store. A change is visible once it is durable.</summary>
internal sealed class NamespaceRegistry(IStore store) : INamespaceRegistry, IDisposable
{
    /// <summary>The namespace that clients expect to be there and that nobody may delete.</summary>
    public const string SystemName = "temporal-system";

    private const string SystemId = "32049b68-7872-4094-8e63-d0dd59896a83";
    private const string Kind = "namespace";
    private const string AttributesKind = "search-attributes";

    private static readonly TimeSpan SystemRetention = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, KnownNamespace> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownNamespace> _byId = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1);

    /// <summary>Gets all namespaces, ordered by name; the deleted ones that still hold executions too.</summary>
    public IReadOnlyList<KnownNamespace> All => [.. _byId.Values.OrderBy(known => known.Name, StringComparer.Ordinal)];

    /// <summary>Reads the namespaces from the store and adds those that must be there.</summary>
    /// <param name="names">The names to register when absent.</param>
    /// <param name="retention">The retention of those.</param>
    /// <param name="attributes">Custom search attributes to add to each of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task LoadAsync(
        IEnumerable<string> names, TimeSpan retention, IReadOnlyDictionary<string, IndexedValueType> attributes, CancellationToken cancellationToken)
    {
        var types = (await store.ReadDocumentsAsync(AttributesKind, cancellationToken)).ToDictionary(
            document => document.Key,
            document => new CustomSearchAttributes(ListSearchAttributesResponse.Parser.ParseFrom(document.Body.Span).CustomAttributes),
            StringComparer.Ordinal);
        foreach (var document in await store.ReadDocumentsAsync(Kind, cancellationToken))
        {
            var description = DescribeNamespaceResponse.Parser.ParseFrom(document.Body.Span);
            Show(new KnownNamespace(description, types.GetValueOrDefault(document.Key, CustomSearchAttributes.None)));
        }

        if (!_byName.ContainsKey(SystemName))
        {
            await RegisterAsync(NamespaceDescriptions.New(SystemId, SystemName, SystemRetention));
        }

        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (!_byName.ContainsKey(name))
            {
                await RegisterAsync(NamespaceDescriptions.New(Guid.NewGuid().ToString(), name, retention));
            }

            if (attributes.Count > 0)
            {
                await ChangeAttributesAsync(name, known => known.Add(attributes));
            }
        }
    }

    public NamespaceEntry? FindByName(string name) => _byName.TryGetValue(name, out var known) && !known.IsDeleted ? known.Entry : null;

    public NamespaceEntry? FindById(string id) => _byId.TryGetValue(id, out var known) && !known.IsDeleted ? known.Entry : null;

    /// <summary>Finds a namespace in whatever state by its name.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public KnownNamespace Require(string name) => _byName.TryGetValue(name, out var known) ? known : throw Invalid.UnknownNamespace(name);

    /// <summary>Finds a namespace in whatever state by its id.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public KnownNamespace RequireById(string id) => _byId.TryGetValue(id, out var known) ? known : throw Invalid.UnknownNamespace(id);

    /// <summary>Adds a namespace.</summary>
    /// <exception cref="ServiceException">The name is taken.</exception>
    public Task RegisterAsync(DescribeNamespaceResponse description) => ChangeAsync(() =>
    {
        var known = new KnownNamespace(description, CustomSearchAttributes.None);
        return _byName.ContainsKey(known.Name)
            ? throw new ServiceException(ServiceErrorKind.AlreadyExists, $"Namespace \"{known.Name}\" already exists", new NamespaceAlreadyExistsFailure())
            : known;
    });

    /// <summary>Changes a namespace's description.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="change">Changes a copy; what it throws leaves everything as it was.</param>
    /// <returns>The namespace after the change.</returns>
    public Task<KnownNamespace> ChangeDescriptionAsync(string name, Action<DescribeNamespaceResponse> change) => ChangeAsync(() =>
    {
        var known = Require(name);
        var description = known.Description.Clone();
        change(description);
        return new KnownNamespace(description, known.Attributes);
    });

    /// <summary>Changes a namespace's custom search attributes.</summary>
    public Task ChangeAttributesAsync(string name, Func<CustomSearchAttributes, CustomSearchAttributes> change) => ChangeAsync(() =>
    {
        var known = Require(name);
        return new KnownNamespace(known.Description, change(known.Attributes));
    });

    /// <summary>Forgets a deleted namespace whose executions are gone.</summary>
    public async Task PurgeAsync(string id)
    {
        var transaction = new StoreTransaction { Epoch = store.Epoch };
        transaction.Documents.Add(new DocumentWrite(Kind, id, null));
        transaction.Documents.Add(new DocumentWrite(AttributesKind, id, null));
        await store.CommitAsync(transaction);
        if (_byId.TryRemove(id, out var known))
        {
            _ = _byName.TryRemove(new(known.Name, known));
        }
    }

    public void Dispose() => _changing.Dispose();

    private async Task<KnownNamespace> ChangeAsync(Func<KnownNamespace> change)
    {
        await _changing.WaitAsync();
        try
        {
            var known = change();
            var attributes = new ListSearchAttributesResponse();
            attributes.CustomAttributes.Add(known.Attributes.All.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
            var transaction = new StoreTransaction { Epoch = store.Epoch };
            transaction.Documents.Add(new DocumentWrite(Kind, known.Id, known.Description.ToByteArray()));
            transaction.Documents.Add(new DocumentWrite(AttributesKind, known.Id, attributes.ToByteArray()));
            await store.CommitAsync(transaction);
            Show(known);
            return known;
        }
        finally
        {
            _ = _changing.Release();
        }
    }

    private void Show(KnownNamespace known)
    {
        // A deleted namespace gives its name free.
        if (_byId.TryGetValue(known.Id, out var before) && before.Name != known.Name)
        {
            _ = _byName.TryRemove(before.Name, out _);
        }

        _byId[known.Id] = known;
        _byName[known.Name] = known;
    }
}
