using System.Globalization;
using System.Text.Json.Nodes;
using Contract.Tests.Matching;

namespace Contract.Tests.Replay;

/// <summary>Makes the call of a step and brings the answer into the form that the step expects.</summary>
internal sealed class StepCalls(ServerUnderTest server)
{
    private const int PollsAgainMax = 3;
    private const int DefaultTimeoutMs = 30_000;

    private static readonly TimeSpan RateLimitPause = TimeSpan.FromMilliseconds(300);

    /// <summary>Makes one call.</summary>
    public async Task<StepAnswer> CallAsync(JsonObject step, Variables variables)
    {
        var began = TimeProvider.System.GetTimestamp();
        var result = await CallOnceAsync(step, variables);
        return new StepAnswer(result, TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Makes the call as often as the step says, and cuts out the parts of the answer that it compares.</summary>
    public async Task<StepAnswer> CallRepeatedlyAsync(JsonObject step, Variables variables)
    {
        var answer = await CallTimesAsync(step, variables);
        if (answer.Result["response"] is { } response)
        {
            if (step["pick"] is JsonObject wanted)
            {
                answer = answer with { Result = new JsonObject { ["response"] = Pick(wanted, response) } };
            }

            if ((string?)step["project"] is { } path)
            {
                answer = answer with { Result = new JsonObject { ["response"] = Project(path, response) } };
            }
        }

        return answer;
    }

    private async Task<StepAnswer> CallTimesAsync(JsonObject step, Variables variables)
    {
        var repeat = (int?)step["repeat"] ?? 1;
        var inner = variables.Copy();
        for (var i = 0; ; i++)
        {
            inner.Set("i", i.ToString(CultureInfo.InvariantCulture));
            var answer = await CallAsync(step, inner);
            while (IsRateLimited(answer.Result))
            {
                // The recorded server limits lists and namespace changes; that is not what the cases show.
                await Task.Delay(RateLimitPause, TimeProvider.System, CancellationToken.None);
                answer = await CallAsync(step, inner);
            }

            for (var again = 0; again < PollsAgainMax && (bool?)step["poll_again"] == true && IsEmpty(answer.Result); again++)
            {
                answer = await CallAsync(step, inner);
            }

            var failed = !answer.Result.ContainsKey("response") && (bool?)step["repeat_past_errors"] != true;
            if (failed || i == repeat - 1)
            {
                return answer;
            }
        }
    }

    private Task<JsonObject> CallOnceAsync(JsonObject step, Variables variables)
    {
        var timeout = TimeSpan.FromMilliseconds((int?)step["timeout_ms"] ?? DefaultTimeoutMs);
        if ((string?)step["rpc"] is { } rpc)
        {
            var metadata = (variables.Fill(step["metadata"]) as JsonObject ?? []).Select(m => KeyValuePair.Create(m.Key, (string)m.Value!)).ToList();
            var request = Payloads.Expand(variables.Fill(step["request"]));
            return server.RpcAsync(rpc, request, timeout, metadata, gzip: (string?)step["compression"] == "gzip");
        }

        if ((string?)step["raw"] is { } raw)
        {
            return server.RawAsync(raw, Convert.FromBase64String((string?)step["request_bytes"] ?? string.Empty), timeout);
        }

        return step["http"] is { } http
            ? server.HttpAsync(variables.Fill(http)!.AsObject(), timeout)
            : throw new ArgumentException($"the step has nothing to do: {Comparison.Short(step)}", nameof(step));
    }

    private static bool IsRateLimited(JsonObject result) =>
        ((string?)result["message"] ?? (result["json"] as JsonObject)?["message"]?.ToString() ?? string.Empty)
            .Contains("rate limit exceeded", StringComparison.Ordinal);

    private static bool IsEmpty(JsonObject result) => result["response"] is JsonObject { Count: 0 };

    private static JsonObject Pick(JsonObject wanted, JsonNode response)
    {
        var picked = new JsonObject();
        foreach (var (name, path) in wanted)
        {
            var text = (string)path!;
            var isLength = text.EndsWith(".#", StringComparison.Ordinal);
            if (JsonPaths.TryFollow(response, isLength ? text[..^2] : text, out var value))
            {
                picked[name] = isLength ? JsonPaths.Length(value) : value?.DeepClone();
            }
        }

        return picked;
    }

    // "$.executions[*].execution.workflowId": one field of every element.
    private static JsonObject Project(string path, JsonNode response)
    {
        var parts = path.Split("[*]");
        var values = new JsonArray();
        foreach (var item in response[parts[0][2..]] as JsonArray ?? [])
        {
            values.Add(JsonPaths.TryFollow(item, "$" + parts[1], out var value)
                ? value?.DeepClone()
                : throw new InvalidOperationException($"{path} not found in {Comparison.Short(item)}"));
        }

        var projected = new JsonObject { ["values"] = values };
        if (response["nextPageToken"] is { } token)
        {
            projected["nextPageToken"] = token.DeepClone();
        }

        return projected;
    }
}

/// <summary>What a call brought, and how long it took.</summary>
internal sealed record StepAnswer(JsonObject Result, TimeSpan Elapsed);
