using System.Collections.Concurrent;
using System.Reflection;

namespace Temporalio.Converters;

/// <summary>Finds the transfer type converter of a type; each type is looked at once.</summary>
internal static class TransferTypes
{
    private static readonly ConcurrentDictionary<Type, ITemporalTransferTypeConverter?> Known = new();

    /// <summary>Finds a type's converter.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The converter, or null when the type has none.</returns>
    public static ITemporalTransferTypeConverter? Find(Type type) => Known.GetOrAdd(type, Create);

    private static ITemporalTransferTypeConverter? Create(Type type)
    {
        if (type.GetCustomAttribute<TemporalTransferTypeConverterAttribute>(inherit: false) is not { } attribute)
        {
            return null;
        }

        return Activator.CreateInstance(attribute.ConverterType) as ITemporalTransferTypeConverter
            ?? throw new InvalidOperationException(
                $"{attribute.ConverterType}, the transfer type converter of {type}, is no {nameof(ITemporalTransferTypeConverter)}.");
    }
}
