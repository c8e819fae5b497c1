namespace Tocsin.Core.Sources.Languages;

/// <summary>The scripts that are told apart.</summary>
internal enum WrittenIn
{
    Unknown,
    Latin,
    Arabic,
    Cyrillic,
    Greek,
}

internal static class Script
{
    /// <summary>Fewer letters than this may be a name or an abbreviation.</summary>
    private const int FewestLetters = 20;

    /// <summary>The script of two thirds of the letters at least; unknown for short and mixed texts.</summary>
    public static WrittenIn Of(string text)
    {
        Span<int> counts = stackalloc int[5];
        var letters = 0;
        foreach (var sign in text.Where(char.IsLetter))
        {
            letters++;
            counts[(int)Of(sign)]++;
        }

        for (var script = (int)WrittenIn.Latin; script < counts.Length; script++)
        {
            if (letters >= FewestLetters && counts[script] * 3 >= letters * 2)
            {
                return (WrittenIn)script;
            }
        }

        return WrittenIn.Unknown;
    }

    private static WrittenIn Of(char sign) => sign switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => WrittenIn.Latin,
        (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') => WrittenIn.Greek,
        >= '\u0400' and <= '\u052F' => WrittenIn.Cyrillic,
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF') => WrittenIn.Arabic,
        _ => WrittenIn.Unknown,
    };
}
