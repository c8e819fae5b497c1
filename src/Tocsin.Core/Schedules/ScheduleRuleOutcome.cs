using Tocsin.Core.Wording;

namespace Tocsin.Core.Schedules;

/// <summary>What became of a rule that someone wrote. A closed set.</summary>
public abstract record ScheduleRuleOutcome
{
    private ScheduleRuleOutcome()
    {
    }

    public sealed record Parsed(ScheduleRule Rule) : ScheduleRuleOutcome;

    /// <summary>It may mean several things or none: a question goes back, nothing is guessed.</summary>
    /// <param name="Key">Which problem; <c>schedule.problem.KEY</c> and <c>schedule.remedy.KEY</c> are its words.</param>
    /// <param name="Values">What the words speak of.</param>
    public sealed record NotUnderstood(string Key, params IReadOnlyList<string> Values) : ScheduleRuleOutcome
    {
        /// <summary>What is wrong, in English: for configuration files and the command line.</summary>
        public string Problem => ProblemIn("en");

        /// <summary>What to write instead, or which question to answer, in English.</summary>
        public string Remedy => RemedyIn("en");

        /// <summary>What is wrong, in the reader's language.</summary>
        public string ProblemIn(string language) => Say(language, "problem");

        /// <summary>What to write instead, or which question to answer, in the reader's language.</summary>
        public string RemedyIn(string language) => Say(language, "remedy");

        private string Say(string language, string part) =>
            Words.For(language).Format($"schedule.{part}.{Key}", [.. Values]);
    }
}
