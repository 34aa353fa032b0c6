using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Temporalio.Converters;

/// <summary>Finds the descriptor of a generated message type; each type is looked at once.</summary>
internal static class MessageDescriptors
{
    private static readonly ConcurrentDictionary<Type, MessageDescriptor> Known = new();

    /// <summary>Finds a descriptor.</summary>
    /// <param name="type">A generated message type.</param>
    /// <returns>The descriptor.</returns>
    /// <exception cref="ArgumentException">The type is not a generated message.</exception>
    public static MessageDescriptor Of(Type type) => Known.GetOrAdd(type, Find);

    private static MessageDescriptor Find(Type type) =>
        typeof(IMessage).IsAssignableFrom(type)
        && type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is MessageDescriptor descriptor
            ? descriptor
            : throw new ArgumentException($"The payload is a protobuf message, which {type} can't hold.", nameof(type));
}
