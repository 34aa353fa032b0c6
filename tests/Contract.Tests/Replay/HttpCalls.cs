using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Contract.Tests.Replay;

/// <summary>Calls of the server's HTTP API.</summary>
internal sealed class HttpCalls(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes the call that a step describes.</summary>
    /// <param name="call"><c>{"method"?, "path", "query"?, "headers"?, "body"?, "keep_text"?}</c>, its variables filled in.</param>
    /// <param name="timeout">How long the call may take.</param>
    /// <returns><c>{"status", "contentType", "json" or "text"}</c>.</returns>
    public async Task<JsonObject> CallAsync(JsonObject call, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout, TimeProvider.System);
        using var request = new HttpRequestMessage(new HttpMethod((string?)call["method"] ?? "GET"), Target(call));
        AddBodyAndHeaders(request, call);
        using var response = await _http.SendAsync(request, deadline.Token);
        var text = await response.Content.ReadAsStringAsync(deadline.Token);
        var answer = new JsonObject
        {
            ["status"] = (int)response.StatusCode,
            ["contentType"] = response.Content.Headers.TryGetValues("content-type", out var types) ? types.First() : string.Empty,
        };
        try
        {
            answer["json"] = JsonNode.Parse(text);
            if ((bool?)call["keep_text"] == true)
            {
                answer["text"] = text;
            }
        }
        catch (JsonException)
        {
            answer["text"] = text;
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // The path goes out as it stands: the record has percent-encoded slashes and dots that Uri would tidy up.
    private Uri Target(JsonObject call)
    {
        var pairs = (call["query"] as JsonObject ?? []).SelectMany(q => q.Value is JsonArray many
            ? many.Select(v => KeyValuePair.Create(q.Key, v))
            : [q]);
        var query = string.Join('&', pairs.Select(p => $"{Encode(p.Key)}={Encode(Text(p.Value))}"));
        var target = $"http://{address}{(string?)call["path"]}{(query.Length > 0 ? "?" : string.Empty)}{query}";
        return new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static void AddBodyAndHeaders(HttpRequestMessage request, JsonObject call)
    {
        if (call.TryGetPropertyValue("body", out var body) && body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Text(body)));
        }

        foreach (var (name, value) in call["headers"] as JsonObject ?? [])
        {
            if (!request.Headers.TryAddWithoutValidation(name, Text(value)))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, Text(value));
            }
        }
    }

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Text(JsonNode? value) =>
        value is JsonValue v && v.TryGetValue<string>(out var s) ? s : value?.ToJsonString() ?? string.Empty;
}
