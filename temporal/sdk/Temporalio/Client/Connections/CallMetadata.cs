using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Temporalio.Client.Connections;

/// <summary>The metadata of a connection's calls: who calls, for which namespace, by which right, and what the user adds.</summary>
/// <remarks>A call without metadata of its own gets a list that is made once for each namespace.</remarks>
internal sealed class CallMetadata
{
    private const string AuthorizationKey = "authorization";
    private const string BinarySuffix = "-bin";
    private const int CachedNamespacesMax = 1000;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly KeyValuePair<string, string>[] Client =
    [
        new("client-name", "temporal-dotnet"),
        new("client-version", VersionOf(typeof(CallMetadata).Assembly)),
    ];

    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor?> NamespaceFields = new();

    private volatile State _state;

    public CallMetadata(
        IReadOnlyCollection<KeyValuePair<string, string>> text,
        IReadOnlyCollection<KeyValuePair<string, byte[]>> binary,
        string? apiKey)
    {
        Validate(text, binary);
        _state = new(text, binary, apiKey);
    }

    /// <summary>Gets or sets the user's metadata.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Text
    {
        get => _state.Text;
        set
        {
            Validate(value, []);
            _state = new(value, _state.Binary, _state.ApiKey);
        }
    }

    /// <summary>Gets or sets the user's binary metadata.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>> Binary
    {
        get => _state.Binary;
        set
        {
            Validate([], value);
            _state = new(_state.Text, value, _state.ApiKey);
        }
    }

    /// <summary>Gets or sets the API key.</summary>
    public string? ApiKey
    {
        get => _state.ApiKey;
        set => _state = new(_state.Text, _state.Binary, value);
    }

    /// <summary>Makes the metadata of a call.</summary>
    /// <param name="request">The request; its namespace goes into the metadata, where proxies read it.</param>
    /// <param name="options">Options of the call, or null.</param>
    /// <returns>Keys and values, binary ones in base64.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> For(IMessage request, RpcOptions? options)
    {
        var state = _state;
        var ns = NamespaceOf(request);
        if (options is null or { Metadata: null, BinaryMetadata: null })
        {
            if (state.ByNamespace.TryGetValue(ns, out var known))
            {
                return known;
            }

            var made = Merge(state, ns, null);
            if (state.ByNamespace.Count < CachedNamespacesMax)
            {
                state.ByNamespace.TryAdd(ns, made);
            }

            return made;
        }

        Validate(options.Metadata ?? [], options.BinaryMetadata ?? []);
        return Merge(state, ns, options);
    }

    private static KeyValuePair<string, string>[] Merge(State state, string ns, RpcOptions? options)
    {
        var merged = new Dictionary<string, string>(Client, StringComparer.Ordinal);
        if (ns.Length > 0)
        {
            merged["temporal-namespace"] = ns;
        }

        if (state.ApiKey is { } apiKey)
        {
            merged[AuthorizationKey] = $"Bearer {apiKey}";
        }

        Put(merged, state.Text, state.Binary);
        Put(merged, options?.Metadata, options?.BinaryMetadata);
        return [.. merged];
    }

    private static void Put(
        Dictionary<string, string> merged,
        IReadOnlyCollection<KeyValuePair<string, string>>? text,
        IReadOnlyCollection<KeyValuePair<string, byte[]>>? binary)
    {
        foreach (var (key, value) in text ?? [])
        {
            merged[key] = value;
        }

        foreach (var (key, value) in binary ?? [])
        {
            merged[key] = Convert.ToBase64String(value).TrimEnd('=');
        }
    }

    private static void Validate(
        IReadOnlyCollection<KeyValuePair<string, string>> text,
        IReadOnlyCollection<KeyValuePair<string, byte[]>> binary)
    {
        foreach (var (key, _) in text)
        {
            ValidateKey(key, key.EndsWith(BinarySuffix, StringComparison.Ordinal) ? $"ends in {BinarySuffix}, which binary metadata do" : null);
        }

        foreach (var (key, _) in binary)
        {
            ValidateKey(key, key.EndsWith(BinarySuffix, StringComparison.Ordinal) ? null : $"does not end in {BinarySuffix}");
        }
    }

    private static void ValidateKey(string key, string? flaw)
    {
        if (key.Length == 0 || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            flaw = "is not made of lower-case letters, digits, '-', '_' and '.'";
        }

        if (flaw is not null)
        {
            throw new ArgumentException($"The metadata key '{key}' {flaw}.", nameof(key));
        }
    }

    private static string NamespaceOf(IMessage request)
        => NamespaceFields.GetOrAdd(request.Descriptor, static d => d.FindFieldByName("namespace") is { FieldType: FieldType.String } field ? field : null)
            ?.Accessor.GetValue(request) as string ?? string.Empty;

    private static string VersionOf(Assembly assembly)
        => assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private sealed record State(
        IReadOnlyCollection<KeyValuePair<string, string>> Text,
        IReadOnlyCollection<KeyValuePair<string, byte[]>> Binary,
        string? ApiKey)
    {
        public ConcurrentDictionary<string, KeyValuePair<string, string>[]> ByNamespace { get; } = new(StringComparer.Ordinal);
    }
}
