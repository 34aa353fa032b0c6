namespace Temporalio.Core.Polling;

/// <summary>How this SDK names itself to services.</summary>
internal static class SdkIdentity
{
    /// <summary>The SDK's name.</summary>
    public const string Name = "temporal-dotnet";

    /// <summary>Gets the SDK's version.</summary>
    public static string Version { get; } = typeof(SdkIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
