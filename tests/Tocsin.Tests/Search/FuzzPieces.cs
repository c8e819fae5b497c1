namespace Tocsin.Tests.Search;

/// <summary>What breaks programs that read text.</summary>
internal static class FuzzPieces
{
    private static readonly string[] Pieces =
    [
        "word", "lantern ", "hôpital ", "المستشفى ", "حلب، ", "中文字", "ไทย", "हिन्दी ", "Ελλάδα ", "İstanbul ", "ı", "ß", "ﷺ", "ﬁ", "𝐀𝐁", "𠀀𠀁",
        "👩‍👩‍👧", "🟥", "\uD83D", "\uDE00", "\u0301", "\u0301\u0301", "\u200D", "\uFEFF", "\u0000", "\uFFFF", "\uFFFE", "\u202E",
        "\"", "“", "”", "«", "»", "'", "’", "-", "--", "*", ":", "title:", "author:", "topic:\"", "lang:", "lang:fr ", "from:", "from:2016 ", "to:9999-12-31 ",
        "before:0001-01-01 ", "after:9999 ", "http://", "https://example.org/a?b=c ", "(", ")", "\\", "/", ".", ",", "1,000.5 ", "U.N. ", " ", "  ", "\n", "\t", "a", "x* ",
        "the ", "of ", "to be or not to be ", "O'Brien's ", "l’", "d'", "__", "٢٠١٦", "²", "½", "Ⅷ", "한국어 ", "カタカナ", "ー", "ｆｕｌｌ",
    ];

    public static string Next(Random random) => random.Next(12) switch
    {
        0 => ((char)random.Next(char.MaxValue + 1)).ToString(),
        1 => new string((char)random.Next(0x20, 0x3000), random.Next(1, 90)),
        _ => Pieces[random.Next(Pieces.Length)],
    };
}
