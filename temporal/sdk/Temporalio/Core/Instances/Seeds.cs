using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Temporalio.Core.Instances;

/// <summary>Seeds of random numbers.</summary>
internal static class Seeds
{
    /// <summary>The seed of a run: a digest of its id, the same on every machine and in every version.</summary>
    public static ulong Of(string runId)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(runId), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
