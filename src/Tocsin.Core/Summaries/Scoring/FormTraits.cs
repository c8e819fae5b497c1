using System.Buffers;
using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Whether a sentence has the form of one that stands in summaries.</summary>
internal static class FormTraits
{
    private static readonly SearchValues<char> Commas = SearchValues.Create(",،、，");

    private static readonly SearchValues<char> Colons = SearchValues.Create(":：");

    private const double EnoughWords = 30;

    private const double ManyWords = 40;

    private const int FewWords = 15;

    private const double ManyCommas = 4;

    /// <summary>So much longer than the text's own sentences: some languages and authors write long ones.</summary>
    private const double FarAboveUsual = 1.5;

    /// <param name="passage">The sentence.</param>
    /// <param name="usualWords">How long the text's sentences are on average.</param>
    /// <param name="traits">Takes the measures.</param>
    public static void Measure(Passage passage, double usualWords, Traits traits)
    {
        var end = passage.Text.AsSpan().TrimEnd("\"'”»’)] ");
        traits[Trait.Asks] = end.Length > 0 && end[^1] is '?' or '؟' or '？' or '!' or '！' ? 1 : 0;
        traits[Trait.Length] = Math.Min(1, passage.Words / EnoughWords);
        traits[Trait.Overlong] = Math.Clamp((passage.Words - Math.Max(ManyWords, FarAboveUsual * usualWords)) / EnoughWords, 0, 1);
        traits[Trait.Brief] = passage.Words < FewWords ? 1 : 0;
        traits[Trait.Clauses] = Math.Min(1, passage.Text.Count(Commas.Contains) / ManyCommas);
        traits[Trait.Colon] = passage.Text.AsSpan().ContainsAny(Colons) ? 1 : 0;
        traits[Trait.Quoted] = passage.Quoted;
        traits[Trait.Pronoun] = passage.Dependence == Dependence.Pronoun ? 1 : 0;
        traits[Trait.Linked] = passage.Dependence == Dependence.Linked ? 1 : 0;
    }
}
