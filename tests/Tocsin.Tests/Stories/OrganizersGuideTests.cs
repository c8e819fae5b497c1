using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Core.Storage;
using Tocsin.LocalChat;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The conversations in the organizers' guide are what the program answers, to the letter.</summary>
/// <remarks><c>TOCSIN_WRITE_DOCS=1 tests/run -class '*OrganizersGuideTests'</c> writes them anew.</remarks>
public sealed partial class OrganizersGuideTests
{
    private const string Pause = "(a minute passes)";
    private const string Code = "CODE";

    private static string Guide => Repository.At("docs", "organizers.md");

    [Fact]
    public async Task Its_conversations_are_what_the_program_answers()
    {
        var written = (await File.ReadAllTextAsync(Guide, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        await using var bot = new Bot(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)).WithShippedConfiguration();
        await bot.With("Organizers:Owners:0", "local:lina Lina").StartAsync();
        // The sample's first post is out before the guide begins.
        await PassAsync(bot);
        var code = Code;
        var played = new StringBuilder();
        var at = 0;
        foreach (Match block in Conversation().Matches(written))
        {
            played.Append(written, at, block.Index - at).Append("```text\n");
            foreach (var line in block.Groups["lines"].Value.Split('\n').Where(line => line == Pause || Said().IsMatch(line)))
            {
                played.Append(line).Append('\n');
                if (line == Pause)
                {
                    await PassAsync(bot);
                    continue;
                }

                var said = Said().Match(line);
                var typed = said.Groups["line"].Value.Replace(Code, code, StringComparison.Ordinal)
                    .Replace("post:2", $"post:{await PostAsync(bot)}", StringComparison.Ordinal);
                var answer = await bot.AskAsync("local", said.Groups["who"].Value.ToLowerInvariant(), typed);
                var text = string.Join("\n\n", answer.Posts.Select(PlainText.Of));
                code = Invitation().Match(text) is { Success: true } match ? match.Value : code;
                played.Append(Trimmed(Settled(text, await PostAsync(bot)))).Append('\n');
            }

            played.Append("```");
            at = block.Index + block.Length;
        }

        var now = played.Append(written, at, written.Length - at).ToString();
        if (Environment.GetEnvironmentVariable("TOCSIN_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Guide, now, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(now, written);
    }

    /// <summary>A minute passes, and what it set under way comes to its end.</summary>
    private static async Task PassAsync(Bot bot)
    {
        for (var second = 0; second < 60; second++)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            if (second % 10 == 0)
            {
                await bot.SweepAsync();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        for (var waited = 1; await UnderWayAsync(bot) > 0; waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            if (waited % 100 == 0)
            {
                bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <summary>The number of the guide's post; what organizers were told meanwhile has numbers, too.</summary>
    private static Task<long> PostAsync(Bot bot) => bot.Get<Database>().ReadAsync(
        session => session.ScalarAsync<long>("SELECT COALESCE(MAX(id), 2) FROM dispatch WHERE origin LIKE 'hand:proposal:%'"), TestContext.Current.CancellationToken);

    /// <summary>Without what differs from run to run: codes, seals, the post's number.</summary>
    private static string Settled(string text, long post) => Seal().Replace(Invitation().Replace(text, Code), "seal: …")
        .Replace($"#{post} ", "#2 ", StringComparison.Ordinal).Replace($"post:{post}", "post:2", StringComparison.Ordinal);

    private static Task<long> UnderWayAsync(Bot bot) => bot.Get<Database>().ReadAsync(
        session => session.ScalarAsync<long>(
            "SELECT (SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'leased', 'sending')) + (SELECT COUNT(*) FROM correction_delivery WHERE state IN ('queued', 'leased', 'sending'))"),
        TestContext.Current.CancellationToken);

    private static string Trimmed(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();

    [GeneratedRegex("```text\n(?<lines>.*?)```", RegexOptions.Singleline, 10_000)]
    private static partial Regex Conversation();

    [GeneratedRegex("^(?<who>Lina|Omar) › (?<line>/.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex("seal: [0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex Seal();

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();
}
