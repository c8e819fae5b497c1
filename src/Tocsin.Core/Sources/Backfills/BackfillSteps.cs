using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>Decides what a backfill reads next, and what follows from what came back. Pure.</summary>
internal static class BackfillSteps
{
    private const int MostTries = 3;
    private const int SectionPage = 10;

    /// <summary>The page to read now, or null when it is done.</summary>
    public static BackfillStep? Next(Backfill backfill) => backfill switch
    {
        { Pending: [var article, ..] } => new BackfillStep(new Uri(article), IsList: false),
        _ when backfill.Position > backfill.Last => null,
        { Kind: BackfillKind.Numbers } => new BackfillStep(
            new Uri(new Uri(backfill.Address), string.Create(CultureInfo.InvariantCulture, $"spip.php?article{backfill.Position}")), IsList: false),
        { Kind: BackfillKind.Section } => new BackfillStep(
            With(backfill.Address, string.Create(CultureInfo.InvariantCulture, $"debut_articles={backfill.Position * SectionPage}")), IsList: true),
        _ => new BackfillStep(With(backfill.Address, string.Create(CultureInfo.InvariantCulture, $"paged={backfill.Position}")), IsList: true),
    };

    /// <summary>After a list: those of its articles that the archive lacks wait. An empty one ends the walk, as does one that shows what the last
    /// one showed: sites answer so for what lies beyond their last page.</summary>
    public static Backfill AfterList(Backfill backfill, IReadOnlyList<string> listed, IReadOnlyList<string> unknown, DateTimeOffset now)
    {
        var shown = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', listed))));
        var isLast = listed.Count == 0 || shown == backfill.Shown;
        return Ahead(backfill, now) with
        {
            Position = backfill.Position + 1,
            Pending = unknown,
            Shown = shown,
            Last = isLast ? backfill.Position : backfill.Last,
        };
    }

    /// <summary>After an article, or a number without one.</summary>
    public static Backfill AfterArticle(Backfill backfill, BackfillResult result, DateTimeOffset now) =>
        Passed(Ahead(backfill, now)) with
        {
            Found = backfill.Found + (result == BackfillResult.Found ? 1 : 0),
            Held = backfill.Held + (result == BackfillResult.Held ? 1 : 0),
            Missing = backfill.Missing + (result == BackfillResult.Missing ? 1 : 0),
        };

    /// <summary>After a failure: it is tried again later, three times, and then passed over; a list that fails thus ends the walk.</summary>
    public static Backfill AfterFailure(Backfill backfill, BackfillStep step, Phrase error, TimeSpan? asked, DateTimeOffset now)
    {
        var tries = backfill.Tries + 1;
        if (tries < MostTries)
        {
            var wait = TimeSpan.FromMinutes(Math.Pow(5, tries));
            return backfill with { Tries = tries, LastError = error.Stored, NextTry = now + (asked > wait ? asked.Value : wait) };
        }

        var passed = step.IsList ? backfill with { Last = backfill.Position - 1 } : Passed(backfill);
        return Ahead(passed, now) with { Failed = backfill.Failed + 1, LastError = error.Stored };
    }

    /// <summary>After a refusal that will not change: by robots.txt, or by our own rules.</summary>
    public static Backfill AfterRefusal(Backfill backfill, BackfillStep step, Phrase reason, DateTimeOffset now) =>
        Ahead(step.IsList ? backfill with { Last = backfill.Position - 1 } : Passed(backfill), now) with { Failed = backfill.Failed + 1, LastError = reason.Stored };

    private static Backfill Passed(Backfill backfill) =>
        backfill.Pending.Count > 0 ? backfill with { Pending = [.. backfill.Pending.Skip(1)] } : backfill with { Position = backfill.Position + 1 };

    private static Backfill Ahead(Backfill backfill, DateTimeOffset now) => backfill with { Tries = 0, NextTry = now, LastError = null };

    private static Uri With(string address, string parameter) => new(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + parameter);
}

/// <summary>A page to read: a list of articles, or one article.</summary>
internal sealed record BackfillStep(Uri Address, bool IsList);

internal enum BackfillResult
{
    Found,
    Held,
    Missing,
}
