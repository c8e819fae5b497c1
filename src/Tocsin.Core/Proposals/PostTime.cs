using System.Diagnostics.CodeAnalysis;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Proposals;

/// <summary>The one instant at which a proposal is to go out: <c>2026-12-10 09:30 Europe/Paris</c>. Pure.</summary>
internal static class PostTime
{
    /// <param name="text">What was written.</param>
    /// <param name="zone">The zone of a time that names none; null where it must.</param>
    /// <param name="now">The clock.</param>
    /// <param name="instant">When.</param>
    /// <param name="problem">Why not.</param>
    /// <param name="language">In which the schedule's own question is put.</param>
    public static bool TryRead(
        string text, string? zone, DateTimeOffset now, string language, out ScheduledInstant instant, [NotNullWhen(false)] out ProposalProblem? problem)
    {
        instant = default;
        var outcome = ScheduleRuleParser.Parse(text, zone);
        if (outcome is not ScheduleRuleOutcome.Parsed)
        {
            outcome = ScheduleRuleParser.Parse($"once {text}", zone);
        }

        if (outcome is ScheduleRuleOutcome.NotUnderstood question)
        {
            problem = new ProposalProblem("time-not-understood", text, question.ProblemIn(language), question.RemedyIn(language));
            return false;
        }

        var rule = ((ScheduleRuleOutcome.Parsed)outcome).Rule;
        if (rule.NextAfter(now, now) is not { } next)
        {
            problem = new ProposalProblem("time-passed", text);
            return false;
        }

        instant = next;
        problem = rule.NextAfter(next.Utc, now) is null ? null : new ProposalProblem("time-repeats", text);
        return problem is null;
    }
}
