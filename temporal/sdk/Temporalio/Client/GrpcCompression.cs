namespace Temporalio.Client;

/// <summary>How messages are compressed on a connection.</summary>
/// <remarks>This client reads gzip and sends uncompressed, whichever is chosen: gRPC leaves that to the sender.</remarks>
public abstract record GrpcCompression
{
    private GrpcCompression()
    {
    }

    /// <summary>Not at all.</summary>
    public sealed record None : GrpcCompression
    {
        /// <summary>Initializes a new instance of the <see cref="None"/> class.</summary>
        public None()
        {
        }
    }

    /// <summary>By gzip.</summary>
    public sealed record Gzip : GrpcCompression
    {
        /// <summary>Initializes a new instance of the <see cref="Gzip"/> class.</summary>
        public Gzip()
        {
        }
    }
}
