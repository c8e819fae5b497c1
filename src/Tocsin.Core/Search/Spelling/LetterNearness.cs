namespace Tocsin.Core.Search.Spelling;

/// <summary>Which letters are taken for each other: neighbours on a keyboard, and those that sound alike.</summary>
internal static class LetterNearness
{
    /// <summary>The rows of the keyboards of Latin, Cyrillic, Greek and Arabic scripts, folded; a key lies above the one of its place and the one before.</summary>
    private static readonly string[][] Keyboards =
    [
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        ["azertyuiop", "qsdfghjklm", "wxcvbn"],
        ["qwertzuiop", "asdfghjkl", "yxcvbnm"],
        ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
        [" ερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
        ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "   ر  هوزظ"],
    ];

    /// <summary>Each a group of letters that one hears as another.</summary>
    private static readonly string[] Sounds =
        ["aeiouy", "csz", "ckq", "bp", "fv", "bv", "dt", "gj", "mn", "аоеиыя", "дт", "бп", "зс", "αεηιυο", "سصث", "تط", "دضذ", "زظذ", "قك", "حهخ", "عا"];

    private static readonly HashSet<(char, char)> Near = [.. Keyboards.SelectMany(Neighbours), .. Sounds.SelectMany(Alike)];

    /// <summary>True too for a script whose keyboard is not known here.</summary>
    public static bool AreNear(char one, char other) => Near.Contains((one, other)) || Near.Contains((other, one)) || !IsKnown(one);

    private static bool IsKnown(char letter) => letter is < '\u0250' or (>= '\u0370' and < '\u0530') or (>= '\u0600' and < '\u0700');

    private static IEnumerable<(char One, char Other)> Neighbours(string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0; i < rows[row].Length; i++)
            {
                if (i > 0)
                {
                    yield return (rows[row][i - 1], rows[row][i]);
                }

                foreach (var below in row + 1 < rows.Length ? new[] { i - 1, i }.Where(at => at >= 0 && at < rows[row + 1].Length) : [])
                {
                    yield return (rows[row][i], rows[row + 1][below]);
                }
            }
        }
    }

    private static IEnumerable<(char One, char Other)> Alike(string sounds) =>
        sounds.SelectMany((one, at) => sounds[(at + 1)..].Select(other => (one, other)));
}
