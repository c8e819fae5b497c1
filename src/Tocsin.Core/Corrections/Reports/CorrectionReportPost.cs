using System.Globalization;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Corrections.Reports;

/// <summary>A report as people read it on a phone: the sum first, then the chats that were not reached, each with its reason. Pure.</summary>
public static class CorrectionReportPost
{
    /// <summary>How many chats are named for one result; the rest are counted.</summary>
    private const int MostChats = 15;

    /// <summary>In the order of their weight for who reads it.</summary>
    private static readonly ChatResult[] Order =
    [
        ChatResult.Failed, ChatResult.InDoubt, ChatResult.Waiting, ChatResult.Working, ChatResult.NotSentYet, ChatResult.Reached,
        ChatResult.Gone, ChatResult.Unneeded, ChatResult.Superseded,
    ];

    public static Post Of(CorrectionReport report, string language)
    {
        var words = Words.For(language);
        var correction = report.Correction;
        List<PostBlock> blocks = [];
        foreach (var result in Order)
        {
            var chats = report.Chats.Where(chat => chat.Result == result).ToList();
            if (chats.Count > 0)
            {
                blocks.AddRange(Of(result, chats, words));
            }
        }

        blocks.Add(new PostParagraph([new PostSpan(words["correction.survive"], PostStyle.Italic)]));
        return new Post
        {
            Language = words.Language,
            Title = words.Format(
                correction.Kind == CorrectionKind.Recall ? "correction.report.recall" : "correction.report.correct",
                correction.Id,
                correction.Subject,
                report.Count(ChatResult.Reached, ChatResult.Gone, ChatResult.Unneeded),
                report.Chats.Count),
            Blocks = blocks,
        };
    }

    private static IEnumerable<PostBlock> Of(ChatResult result, List<ChatReport> chats, Words words)
    {
        var key = "correction.report." + result.ToString().ToLowerInvariant();
        // Where all is well, the platforms are enough.
        if (result is ChatResult.Reached or ChatResult.Unneeded or ChatResult.Superseded or ChatResult.NotSentYet)
        {
            var byPlatform = chats.CountBy(chat => chat.Platform).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}"));
            yield return new PostParagraph(words.Format(key, $"{chats.Count} ({string.Join(", ", byPlatform)})"));
            yield break;
        }

        yield return new PostParagraph(words.Format(key, chats.Count));
        List<PostParagraph> lines = [.. chats.Take(MostChats).Select(chat => new PostParagraph(Line(chat, words)))];
        if (chats.Count > MostChats)
        {
            lines.Add(new PostParagraph(words.Format("correction.report.more", chats.Count - MostChats)));
        }

        yield return new PostList(lines);
    }

    private static string Line(ChatReport chat, Words words)
    {
        var why = chat.Reason is not { Length: > 0 } reason ? ""
            : reason.StartsWith(ChangeStates.OwnReason, StringComparison.Ordinal) ? $" ({words["correction.why." + reason[1..]]})"
            : $" ({reason})";
        var remedy = chat.Result == ChatResult.InDoubt ? $" – {words.Format("correction.report.settle", chat.Change)}" : "";
        return chat.Chat + why + remedy;
    }
}
