using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Core.Articles;

/// <summary>SHA-256 over parts of an article, each with its length, so that no two articles run together.</summary>
internal static class Fingerprint
{
    /// <summary>Below so many characters of body two texts may be alike by chance (a one-line notice).</summary>
    private const int ShortestTelling = 240;

    /// <summary>Of everything that a reader would call the article; not of where it was found.</summary>
    public static string OfContent(ArticleContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, content.Title);
        Append(hash, content.Standfirst);
        Append(hash, content.Publication);
        Append(hash, content.Issue);
        Append(hash, content.Published?.ToString("O", CultureInfo.InvariantCulture));
        Append(hash, content.Language);
        Append(hash, content.Origin?.ToString());
        Append(hash, content.Note);
        Append(hash, content.IsSample ? "sample" : null);
        Append(hash, content.Authors);
        Append(hash, content.Topics);
        Append(hash, content.Paragraphs);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of title and body alone, for finding the same piece under another address.</summary>
    public static string? OfText(ArticleContent content)
    {
        if (content.Paragraphs.Sum(paragraph => paragraph.Length) < ShortestTelling)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, content.Title.Trim());
        Append(hash, content.Paragraphs);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, IReadOnlyList<string> parts)
    {
        AppendLength(hash, parts.Count);
        foreach (var part in parts)
        {
            Append(hash, part);
        }
    }

    private static void Append(IncrementalHash hash, string? part)
    {
        AppendLength(hash, part is null ? -1 : Encoding.UTF8.GetByteCount(part));
        hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
    }

    private static void AppendLength(IncrementalHash hash, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        hash.AppendData(bytes);
    }
}
