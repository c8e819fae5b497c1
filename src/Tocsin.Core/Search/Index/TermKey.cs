using System.Text;

namespace Tocsin.Core.Search.Index;

/// <summary>The name of a term in the dictionary: its field, its language where the field has one, and the word.</summary>
/// <remarks>Terms carry their language, so that "die" of a German article is not the "die" of an English one.</remarks>
internal static class TermKey
{
    /// <summary>A word anywhere in an article.</summary>
    public static string Text(string language, string term) => $"b{language}:{term}";

    /// <summary>A word of a title.</summary>
    public static string Title(string language, string term) => $"t{language}:{term}";

    /// <summary>A word that an article uses as a name, as it is spelled.</summary>
    public static string Name(string language, string surface) => $"n{language}:{surface}";

    /// <summary>A word of an author's name.</summary>
    public static string Author(string surface) => $"a:{surface}";

    /// <summary>A word of a topic.</summary>
    public static string Topic(string surface) => $"p:{surface}";

    /// <summary>An article's address, see <see cref="Analysis.AddressKey"/>.</summary>
    public static string Address(string key) => $"u:{key}";

    public static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);
}
