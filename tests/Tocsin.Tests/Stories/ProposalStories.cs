using Tocsin.Core.Commands;
using Tocsin.Core.Posts;
using Tocsin.Tests.Posts;

namespace Tocsin.Tests.Stories;

/// <summary>Lina sits at the local chat; Omar is on Telegram. The real program, commands as they are typed.</summary>
public sealed class ProposalStories
{
    private const string Owners = """{ "Organizers": { "Owners": ["local:keeper Lina", "telegram:4242 Omar"] } }""";

    [Fact]
    public async Task A_call_is_proposed_previewed_approved_and_posted()
    {
        await using var bot = await StartAsync();
        var proposed = await bot.AskAsync("telegram", "4242", "/propose campaign:aleppo-is-burning");
        Assert.Contains("Proposal 1: Aleppo is Burning", Text(proposed), StringComparison.Ordinal);

        bot.Screen.Type("/approve 1");
        await bot.Screen.SeeAsync("You have not seen proposal 1 as it is now.");
        bot.Screen.Type("/preview 1");
        await bot.Screen.SeeAsync("telegram · messages:");
        await bot.Screen.SeeAsync("discord · messages:");
        Assert.DoesNotContain("■ Aleppo is Burning", bot.Screen.Text, StringComparison.Ordinal);
        bot.Screen.Type("/approve 1");

        await bot.SeeInTimeAsync("■ Aleppo is Burning");
        await bot.Screen.SeeAsync("Approved: proposal 1");
        bot.Screen.Type("/proposals");
        await bot.Screen.SeeAsync("Nothing waits for a decision.");
    }

    [Fact]
    public async Task Nobody_approves_their_own_and_a_rejection_says_why()
    {
        await using var bot = await StartAsync();
        bot.Screen.Type("/propose title:\"Come to the square\" At noon. | Bring water, and a friend.");
        await bot.Screen.SeeAsync("Proposed. Somebody else must approve it.");
        bot.Screen.Type("/preview 1");
        await bot.Screen.SeeAsync("As they will see it: en");
        bot.Screen.Type("/approve 1");
        await bot.Screen.SeeAsync("You wrote part of proposal 1: somebody else must approve it.");

        Assert.Contains("Please say why: /reject 1", Text(await bot.AskAsync("telegram", "4242", "/reject 1")), StringComparison.Ordinal);
        var rejected = await bot.AskAsync("telegram", "4242", "/reject 1 The square is closed that day.");

        Assert.Contains("Rejected: proposal 1", Text(rejected), StringComparison.Ordinal);
        Assert.Contains("The square is closed that day.", string.Join('\n', await bot.NoticesAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("■ Come to the square", bot.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_after_the_approval_voids_it()
    {
        await using var bot = await StartAsync();
        bot.Screen.Type("/propose title:\"Come to the square\" at:\"2026-11-20 14:30 Europe/Paris\" At noon.");
        await bot.Screen.SeeAsync("Goes out on 20 November 2026 at 14:30 (Europe/Paris).");
        var preview = await bot.AskAsync("telegram", "4242", "/preview 1");
        var approve = preview.Posts[^1].Buttons.Single(button => button.Label == "Approve").Command!;
        Assert.Contains("Approved", Text(await bot.AskAsync("telegram", "4242", approve)), StringComparison.Ordinal);

        bot.Screen.Type("/propose 1 title:\"Come to the bridge\"");
        await bot.Screen.SeeAsync("Changed. An approval before this no longer counts.");
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.SweepAsync();

        Assert.Contains("Proposal 1 changed since.", Text(await bot.AskAsync("telegram", "4242", approve)), StringComparison.Ordinal);
        Assert.DoesNotContain("■ Come to", bot.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_emergency_one_posts_alone_and_all_are_told()
    {
        await using var bot = await StartAsync();
        bot.Screen.Type("/propose title:\"Leave the market now\" Go by the north gate.");
        await bot.Screen.SeeAsync("Proposed.");

        bot.Screen.Type("/emergency 1 Planes over the market.");

        await bot.SeeInTimeAsync("■ Leave the market now");
        Assert.Contains(
            "Emergency: Lina alone sent proposal 1, “Leave the market now”, without a second approval. The reason: Planes over the market.",
            await bot.NoticesAsync());
    }

    [Fact]
    public async Task Emergencies_can_be_switched_off()
    {
        await using var bot = await StartAsync(Owners.Replace("{ \"Owners\"", "{ \"Emergency\": false, \"Owners\"", StringComparison.Ordinal));
        bot.Screen.Type("/propose title:\"Leave\" Now.");
        await bot.Screen.SeeAsync("Proposed.");

        bot.Screen.Type("/emergency 1 Because.");

        await bot.Screen.SeeAsync("Emergency posts are switched off here");
        Assert.DoesNotContain("■ Leave", bot.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_of_the_audience_that_is_missing_is_told_and_can_be_added()
    {
        await using var bot = await StartAsync();
        bot.Screen.Type("/language fr");
        await bot.Screen.SeeAsync("Désormais, je parle français ici.");

        var proposed = await bot.AskAsync("telegram", "4242", "/propose title:\"Come to the square\" At noon.");
        Assert.Contains("Nothing is written in: fr (1).", Text(proposed), StringComparison.Ordinal);
        var edited = await bot.AskAsync("telegram", "4242", "/propose 1 lang:fr title:\"Venez sur la place\" À midi.");
        Assert.DoesNotContain("Nothing is written in", Text(edited), StringComparison.Ordinal);
        bot.Screen.Type("/preview 1 lang:fr");
        await bot.Screen.SeeAsync("Comme ils le verront : fr");
        bot.Screen.Type("/approve 1");
        await bot.Screen.SeeAsync("Vous n’avez pas vu la proposition 1 dans son état actuel.");
        bot.Screen.Type("/preview 1");
        await bot.Screen.SeeAsync("Comme ils le verront : en");
        bot.Screen.Type("/approve 1");

        await bot.SeeInTimeAsync("■ Venez sur la place");
    }

    [Fact]
    public async Task A_campaign_that_blocks_waits_for_the_missing_language()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "bridge.yaml"),
            "missing-language: block\ntexts:\n  en:\n    title: The bridge\n    call: Come to the bridge.\n",
            TestContext.Current.CancellationToken);
        await StartAsync(bot, Owners);
        bot.Screen.Type("/language es");
        await bot.Screen.SeeAsync("español");

        Assert.Contains("Not approvable yet", Text(await bot.AskAsync("telegram", "4242", "/propose campaign:bridge")), StringComparison.Ordinal);
        bot.Screen.Type("/preview 1");
        await bot.Screen.SeeAsync("Como lo verán: en");
        bot.Screen.Type("/approve 1");
        await bot.Screen.SeeAsync("La campaña quiere cada chat en su idioma; faltan: es.");

        await bot.AskAsync("telegram", "4242", "/propose 1 lang:es title:\"El puente\" Venid al puente.");
        bot.Screen.Type("/preview 1");
        await bot.Screen.SeeAsync("Como lo verán: es");
        bot.Screen.Type("/approve 1");
        await bot.SeeInTimeAsync("■ El puente");
    }

    [Fact]
    public async Task A_picture_comes_with_its_words_and_a_quotation_with_its_source()
    {
        await using var bot = await StartAsync();
        var png = TinyImages.Png([("tEXt", TinyImages.Place)]);
        var picture = new Attachment("..\\..\\evil.png", "image/png", png.Length, _ => Task.FromResult<Stream>(new MemoryStream(png)));

        var without = await bot.AskAsync("telegram", "4242", "/propose title:\"The square\" At noon.", picture);
        Assert.Contains("Say what the image shows", Text(without), StringComparison.Ordinal);
        var proposed = await bot.AskAsync("telegram", "4242", "/propose title:\"The square\" alt:\"People in a square\" At noon.", picture);
        Assert.Contains("Proposal 1", Text(proposed), StringComparison.Ordinal);
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(bot.Data, "images")));
        Assert.Equal(TinyImages.Png(), await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));

        var quoted = await bot.AskAsync(
            "telegram", "4242", "/propose title:\"We read\" They wrote: “An air raid on 27 April 2016 destroyed a hospital” and more.");
        Assert.Contains("Add from:", Text(quoted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_who_tries_is_refused_and_learns_nothing()
    {
        await using var bot = await StartAsync();
        bot.Screen.Type("/propose title:\"Secret plan\" Tomorrow at six.");
        await bot.Screen.SeeAsync("Proposed.");

        string[] lines =
        [
            "/propose title:\"x\" y", "/propose 1 title:\"x\"", "/preview 1", "/preview 99", "/approve 1", "/approve 99", "/reject 1 no", "/emergency 1 now",
            "/post 1", "/proposals",
        ];
        foreach (var line in lines)
        {
            var answer = await bot.AskAsync("telegram", "777", line);
            Assert.False(answer.Succeeded);
            Assert.Matches("^Only (organizers|approvers) can do that.$", Text(answer).Trim());
        }

        bot.Screen.Type("/proposals");
        await bot.Screen.SeeAsync("1. Secret plan");
    }

    private static async Task<Bot> StartAsync(string settings = Owners)
    {
        var bot = new Bot().WithShippedConfiguration();
        await StartAsync(bot, settings);
        return bot;
    }

    private static async Task StartAsync(Bot bot, string settings)
    {
        await File.WriteAllTextAsync(Path.Combine(bot.Config, "tocsin.json"), settings, TestContext.Current.CancellationToken);
        await bot.StartAsync();
    }

    /// <summary>All words of an answer.</summary>
    private static string Text(CommandAnswer answer) => string.Join('\n', answer.Posts.Select(post => $"{post.Title}\n{string.Join('\n', post.Blocks.Select(Text))}"));

    private static string Text(PostBlock block) => block switch
    {
        PostParagraph paragraph => string.Concat(paragraph.Spans.Select(span => span.Text)),
        PostQuote quote => string.Concat(quote.Spans.Select(span => span.Text)),
        PostList list => string.Join('\n', list.Items.Select(Text)),
        _ => "",
    };
}
