namespace Tocsin.Core.Summaries.Choosing;

/// <summary>Cuts a sentence that is too long even alone, at a clause's border, with a marked ellipsis.</summary>
internal static class Shortening
{
    /// <summary>The mark, in brackets: the author did not trail off, we cut.</summary>
    public const string Mark = " […]";

    /// <summary>
    /// The longest beginning of <paramref name="sentence"/> that ends a clause and fits; null when there is none worth showing: no border
    /// in the last two thirds of the room, or only within a quotation, which would lose who says it, or a bracket.
    /// </summary>
    public static string? Cut(string sentence, int characters)
    {
        var room = characters - Mark.Length;
        var (clause, depth) = (0, 0);
        var straight = false;
        for (var at = 0; at < room && at < sentence.Length; at++)
        {
            var c = sentence[at];
            straight ^= c == '"';
            depth += c is '(' or '[' or '«' or '“' or '「' or '（' ? 1 : c is ')' or ']' or '»' or '”' or '」' or '）' ? -1 : 0;
            if (depth <= 0 && !straight && EndsClause(sentence, at))
            {
                clause = at + 1;
            }
        }

        return clause > 0 && clause * 3 > room
            ? sentence[..clause].TrimEnd(' ', ',', ';', ':', '،', '؛', '–', '—', '，', '、', '；', '：') + Mark
            : null;
    }

    private static bool EndsClause(string sentence, int at) => sentence[at] switch
    {
        '，' or '、' or '；' or '：' => true,
        ',' or ';' or ':' or '،' or '؛' or ')' or '»' or '”' or '"' or '–' or '—' => at + 1 < sentence.Length && char.IsWhiteSpace(sentence[at + 1]),
        ' ' => at + 1 < sentence.Length && sentence[at + 1] is '–' or '—',
        _ => false,
    };
}
