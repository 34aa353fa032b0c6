using System.Text;

namespace Temporalio.Common.EnvConfig;

/// <summary>Data of a configuration: given as it is, or as the path of a file.</summary>
public sealed class DataSource
{
    private const string PathKey = "path";
    private const string DataKey = "data";

    private DataSource(string? path, byte[]? data)
    {
        Path = path;
        Data = data;
    }

    /// <summary>Gets the file's path, or null when the data is given.</summary>
    public string? Path { get; }

#pragma warning disable CA1819 // The official API's type.
    /// <summary>Gets the data, or null when a path is given.</summary>
    public byte[]? Data { get; }
#pragma warning restore CA1819

    /// <summary>Makes a source of a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The source.</returns>
    public static DataSource FromPath(string path) => new(path, null);

    /// <summary>Makes a source of a text.</summary>
    /// <param name="content">The text.</param>
    /// <returns>The source.</returns>
    public static DataSource FromUTF8String(string content) => new(null, Encoding.UTF8.GetBytes(content));

    /// <summary>Makes a source of bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns>The source.</returns>
    public static DataSource FromBytes(byte[] data) => new(null, data);

    /// <summary>Reads the form of <see cref="ToDictionary"/>.</summary>
    /// <param name="dictionary">A <c>path</c> or a <c>data</c>, or neither.</param>
    /// <returns>The source, or null when there is neither.</returns>
    /// <exception cref="ArgumentException">There are both.</exception>
    public static DataSource? FromDictionary(IReadOnlyDictionary<string, string> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return (dictionary.GetValueOrDefault(PathKey), dictionary.GetValueOrDefault(DataKey)) switch
        {
            (not null, not null) => throw new ArgumentException("A data source has a path or data, not both.", nameof(dictionary)),
            ({ } path, null) => FromPath(path),
            (null, { } data) => FromUTF8String(data),
            _ => null,
        };
    }

    /// <summary>Writes the source as a dictionary.</summary>
    /// <returns>A <c>path</c> or a <c>data</c>.</returns>
    public Dictionary<string, string> ToDictionary()
    {
        var dictionary = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Path is not null)
        {
            dictionary[PathKey] = Path;
        }
        else if (Data is not null)
        {
            dictionary[DataKey] = Encoding.UTF8.GetString(Data);
        }

        return dictionary;
    }

    /// <summary>Gets the data, read from the file if a path is given.</summary>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    public byte[] GetBytes() => Data ?? File.ReadAllBytes(Path ?? string.Empty);

    /// <summary>Gets the data as text, or null when the file is not there.</summary>
    internal string? TryGetText()
        => Path is not null && !File.Exists(Path) ? null : Encoding.UTF8.GetString(GetBytes());
}
