using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>What ranking needs to know of a language: how many documents, how many (weighed) words in all.</summary>
internal sealed record LanguageStatistics(string Language, int Documents, double TotalLength)
{
    /// <summary>How many of the documents are not deleted; known of a snapshot's languages only.</summary>
    public int Living { get; init; }

    /// <summary>See <see cref="Bm25.Norms"/>; always the same array, by which what was computed from it is known again.</summary>
    public float[] Norms => field ??= Bm25.Norms(TotalLength / Documents);
}

/// <summary>The languages of a segment on disk.</summary>
internal static class LanguageTable
{
    /// <summary>Sums up a segment's documents from their length codes, so that a merged segment says what its parts said.</summary>
    public static ByteWriter Write(IReadOnlyList<string> languages, ReadOnlySpan<byte> languageOf, ReadOnlySpan<byte> lengths)
    {
        var documents = new int[languages.Count];
        var totals = new double[languages.Count];
        for (var i = 0; i < languageOf.Length; i++)
        {
            documents[languageOf[i]]++;
            totals[languageOf[i]] += DocumentLength.Decode(lengths[i]);
        }

        var bytes = new ByteWriter();
        bytes.Varint(languages.Count);
        for (var i = 0; i < languages.Count; i++)
        {
            bytes.Text(languages[i]);
            bytes.Varint(documents[i]);
            bytes.Int64(BitConverter.DoubleToInt64Bits(totals[i]));
        }

        return bytes;
    }

    public static IReadOnlyList<LanguageStatistics> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var languages = new LanguageStatistics[reader.Int()];
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] = new(reader.Text(), reader.Int(), BitConverter.Int64BitsToDouble(reader.Int64()));
        }

        return languages;
    }
}
