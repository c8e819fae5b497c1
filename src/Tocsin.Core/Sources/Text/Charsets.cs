using System.Text;

namespace Tocsin.Core.Sources.Text;

/// <summary>Finds the encoding of bytes and decodes them.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Decodes by the first that is known of: byte order mark, <paramref name="header"/> (of HTTP),
    /// <paramref name="declared"/> (in the document), valid UTF-8, windows-1252.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? header, string? declared)
    {
        if (ByMark(bytes) is { } marked)
        {
            return marked.Encoding.GetString(bytes[marked.Length..]);
        }

        foreach (var name in new[] { header, declared })
        {
            if (Named(name) is { } named && !IsWrong(named, bytes))
            {
                return named.GetString(bytes);
            }
        }

        return IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Windows1252.GetString(bytes);
    }

    /// <summary>The encoding of this name as the web understands it, or null: ISO-8859-1 means windows-1252 (encoding.spec.whatwg.org).</summary>
    public static Encoding? Named(string? name)
    {
        var label = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(label) || label == "utf-7")
        {
            return null;
        }

        if (label is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso8859-1")
        {
            return Windows1252;
        }

        try
        {
            return Iso8859.Named(label) ?? Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Windows1252 => Encoding.GetEncoding(1252);

    // A file saved anew as UTF-8 often keeps its old declaration, and a declared UTF-16 may be a copy of another file's first line.
    private static bool IsWrong(Encoding named, ReadOnlySpan<byte> bytes) =>
        named.CodePage switch
        {
            1200 or 1201 => bytes.Length < 2 || (bytes[0] != 0 && bytes[1] != 0),
            65001 => !IsUtf8(bytes),
            _ => false,
        };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static (Encoding Encoding, int Length)? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };
}
