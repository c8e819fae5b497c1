using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Whether a sentence has the form of one that stands in summaries.</summary>
internal static class FormTraits
{
    private const double EnoughWords = 30;

    public static void Measure(Passage passage, Traits traits)
    {
        var end = passage.Text.AsSpan().TrimEnd("\"'”»’)] ");
        traits[Trait.Asks] = end.Length > 0 && end[^1] is '?' or '؟' or '？' or '!' or '！' ? 1 : 0;
        traits[Trait.Length] = Math.Min(1, passage.Words / EnoughWords);
        traits[Trait.Overlong] = Math.Clamp((passage.Words - EnoughWords - 10) / EnoughWords, 0, 1);
        traits[Trait.Quoted] = passage.Quoted;
        traits[Trait.Pronoun] = passage.Dependence == Dependence.Pronoun ? 1 : 0;
        traits[Trait.Linked] = passage.Dependence == Dependence.Linked ? 1 : 0;
    }
}
