using Tocsin.LocalChat;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The transcript in the README is what the local chat shows, to the letter.</summary>
public sealed class ReadmeTests
{
    private const string Rewrite = "TOCSIN_WRITE_README";
    private const string Begin = "```text\n";
    private const string End = "\n```\n";
    private const string Question = "/search \"hama prison\"";

    private static string Readme => Repository.At("README.md");

    [Fact]
    public async Task Its_transcript_is_what_a_newcomer_sees()
    {
        var transcript = await TranscriptAsync();
        var text = (await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Readme, text[..start] + transcript + text[end..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(transcript, text[start..end]);
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var links = File.ReadAllText(Readme).Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])
            .Where(link => !link.Contains(':', StringComparison.Ordinal));

        Assert.Equal([], links.Where(link => !Path.Exists(Repository.At(link))));
    }

    private static async Task<string> TranscriptAsync()
    {
        // A Friday morning, so that the call of the evening stands first among what comes.
        await using var bot = new Bot(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)) { Width = 110 }.WithShippedConfiguration();
        await bot.StartAsync();
        await bot.Get<Welcome>().ShowAsync(TestContext.Current.CancellationToken);
        var welcome = bot.Screen.Text;
        bot.Screen.Type(Question);
        await bot.Screen.SeeAsync("Tocsin's own");
        var answer = bot.Screen.Text[welcome.Length..];
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();
        await bot.Screen.SeeAsync("  https://internationalviewpoint.org");
        var post = bot.Screen.Text[(welcome.Length + answer.Length)..];

        return Trimmed($"$ dotnet run --project src/Tocsin\n{welcome}› {Question}\n{answer}{post}");
    }

    private static string Trimmed(string screen) =>
        string.Join('\n', screen.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim().Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
}
