namespace Temporalio.Client;

/// <summary>Options of <see cref="AsyncActivityHandle.ReportCancellationAsync"/>.</summary>
public class AsyncActivityReportCancellationOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="AsyncActivityReportCancellationOptions"/> class.</summary>
    public AsyncActivityReportCancellationOptions()
    {
    }

    /// <summary>Gets or sets values that go with the cancellation; null means none.</summary>
    public IReadOnlyCollection<object?>? Details { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityReportCancellationOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
