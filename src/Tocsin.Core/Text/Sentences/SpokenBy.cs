using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>Finds who speaks behind a quotation of a script without spaces: “我们不走。”市长说。</summary>
internal static class SpokenBy
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？，：；");

    /// <summary>In characters: who speaks, and that he does.</summary>
    private const int LongestClause = 16;

    private const int LongestVerb = 3;

    /// <summary>Whether what stands from <paramref name="at"/> to the next mark is a short clause that ends with a verb of saying.</summary>
    public static bool Follows(string text, int at, int end, LanguageRules rules)
    {
        var clause = text.AsSpan(at, Math.Min(end - at, LongestClause + 1));
        var length = clause.IndexOfAny(ClauseEnds);
        for (var verb = 1; verb <= Math.Min(LongestVerb, length); verb++)
        {
            if (rules.Has("speech", clause[(length - verb)..length]))
            {
                return true;
            }
        }

        return false;
    }
}
