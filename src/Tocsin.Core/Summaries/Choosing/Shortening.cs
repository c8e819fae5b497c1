namespace Tocsin.Core.Summaries.Choosing;

/// <summary>Cuts a sentence that is too long even alone, at a clause's border, with a marked ellipsis.</summary>
internal static class Shortening
{
    /// <summary>The mark, in brackets: the author did not trail off, we cut.</summary>
    public const string Mark = " […]";

    /// <summary>The longest beginning of <paramref name="sentence"/> that ends a clause and fits, or else a word; null when no word fits.</summary>
    public static string? Cut(string sentence, int characters)
    {
        var room = characters - Mark.Length;
        if (room <= 0)
        {
            return null;
        }

        var (clause, word) = (0, 0);
        for (var at = 1; at <= room && at < sentence.Length; at++)
        {
            if (char.IsWhiteSpace(sentence[at]))
            {
                word = at;
                clause = EndsClause(sentence[at - 1]) || IsDash(sentence, at + 1) ? at : clause;
            }
            else if (sentence[at - 1] is '，' or '、' or '；' or '：')
            {
                clause = at;
            }
        }

        var end = clause * 3 > room ? clause : word;
        return end == 0 ? null : sentence[..end].TrimEnd(' ', ',', ';', ':', '،', '؛', '–', '—', '，', '、', '；', '：') + Mark;
    }

    private static bool EndsClause(char c) => c is ',' or ';' or ':' or '،' or '؛' or ')' or '»' or '”' or '–' or '—';

    private static bool IsDash(string sentence, int at) => at < sentence.Length && sentence[at] is '–' or '—';
}
