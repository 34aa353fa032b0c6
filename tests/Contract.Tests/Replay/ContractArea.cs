using System.Text.Json.Nodes;

namespace Contract.Tests.Replay;

/// <summary>One file of the record: cases that share a namespace, and the steps that prepare it.</summary>
internal sealed class ContractArea
{
    private ContractArea(JsonObject file)
    {
        Name = (string)file["area"]!;
        Setup = Steps(file["setup"]);
        Cases = [.. file["cases"]!.AsArray().Select(c => new ContractCase(this, c!.AsObject()))];
    }

    /// <summary>Gets the area's name.</summary>
    public string Name { get; }

    /// <summary>Gets the steps that run once, before the cases, for their effect only.</summary>
    public IReadOnlyList<JsonObject> Setup { get; }

    /// <summary>Gets the cases.</summary>
    public IReadOnlyList<ContractCase> Cases { get; }

    /// <summary>Gets the whole record.</summary>
    public static IReadOnlyList<ContractArea> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Record"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => new ContractArea(JsonNode.Parse(File.ReadAllText(f))!.AsObject())),
    ];

    /// <summary>Gets the steps in a list that may be absent.</summary>
    internal static IReadOnlyList<JsonObject> Steps(JsonNode? list) => [.. (list as JsonArray ?? []).Select(s => s!.AsObject())];
}

/// <summary>One case: steps, each with what must come back.</summary>
internal sealed class ContractCase(ContractArea area, JsonObject definition)
{
    /// <summary>Gets the area that the case belongs to.</summary>
    public ContractArea Area { get; } = area;

    /// <summary>Gets the name by which a test and NotYet.txt call the case, <c>area/case</c>.</summary>
    public string Id { get; } = $"{area.Name}/{(string)definition["name"]!}";

    /// <summary>Gets a value indicating whether the case needs a namespace of its own.</summary>
    public bool HasFreshNamespace { get; } = (string?)definition["namespace"] == "fresh";

    /// <summary>Gets a value indicating whether the case runs alone, after the others.</summary>
    public bool IsSerial { get; } = (bool?)definition["serial"] ?? false;

    /// <summary>Gets the steps.</summary>
    public IReadOnlyList<JsonObject> Steps { get; } = ContractArea.Steps(definition["steps"]);
}
