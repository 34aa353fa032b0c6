namespace Temporalio.Converters;

/// <summary>A converter or codec that wants to know whose data it sees.</summary>
/// <typeparam name="T">The type of the converter or codec.</typeparam>
public interface IWithSerializationContext<T>
{
    /// <summary>Makes the variant for a context.</summary>
    /// <param name="context">Whose data it will see.</param>
    /// <returns>The variant, or this instance when the context makes no difference.</returns>
    T WithSerializationContext(ISerializationContext context);
}
