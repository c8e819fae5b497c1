using Tocsin.Core.Wording;

namespace Tocsin.Core.Summaries;

/// <summary>Says above a summary whose words it is, where they are not sentences that Tocsin chose.</summary>
public static class SummaryLabel
{
    /// <summary>The label in the words' language; null where none is needed.</summary>
    public static string? Of(SummaryKind kind, Words words) => kind switch
    {
        SummaryKind.Standfirst => words["summary.standfirst"],
        SummaryKind.Organizer => words["summary.organizer"],
        SummaryKind.List => words["summary.list"],
        _ => null,
    };
}
