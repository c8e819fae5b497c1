using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Counts words that hold a letter; in scripts without spaces, two characters make one.</summary>
internal static class WordCount
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var (words, ideographs) = (0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            if (Marks.IsIdeographic(c))
            {
                ideographs++;
                inWord = false;
            }
            else if (char.IsLetter(c))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (!char.IsDigit(c) && c is not ('-' or '\'' or '’') && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                inWord = false;
            }
        }

        return words + ((ideographs + 1) / 2);
    }
}
