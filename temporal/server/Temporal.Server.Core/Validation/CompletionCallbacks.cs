using System.Globalization;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the callbacks that a start asks for.</summary>
/// <remarks>Callbacks to other hosts need a configured list of addresses; without one only the server's own address is allowed.</remarks>
public static class CompletionCallbacks
{
    private const string SystemUrl = "temporal://system";

    /// <summary>Checks callbacks.</summary>
    /// <exception cref="Errors.ServiceException">There are too many, or one has an address that is not allowed.</exception>
    public static void Check(IReadOnlyCollection<Callback> callbacks, ServerLimits limits)
    {
        if (callbacks.Count > limits.CallbacksMax)
        {
            throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"cannot attach more than {limits.CallbacksMax} callbacks to a workflow"));
        }

        foreach (var callback in callbacks)
        {
            if (callback.VariantCase != Callback.VariantOneofCase.Nexus)
            {
                throw Invalid.Argument($"unsupported callback variant: *common.Callback_{callback.VariantCase}_");
            }

            CheckUrl(callback.Nexus.Url, limits);
        }
    }

    private static void CheckUrl(string url, ServerLimits limits)
    {
        if (Texts.IsOver(url, limits.CallbackUrlBytesMax))
        {
            throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"invalid url: url length longer than max length allowed of {limits.CallbackUrlBytesMax}"));
        }

        if (string.Equals(url, SystemUrl, StringComparison.Ordinal))
        {
            return;
        }

        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon == 0)
        {
            throw Invalid.Argument($"invalid callback url: parse \"{url}\": missing protocol scheme");
        }

        var scheme = colon < 0 ? string.Empty : url[..colon];
        if (scheme is not ("http" or "https"))
        {
            throw Invalid.Argument($"invalid url: unknown scheme: {url}");
        }

        throw Invalid.Argument($"invalid url: url does not match any configured callback address: {url}");
    }
}
