using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Discord.Rendering;

namespace Tocsin.Tests.Discord.Rendering;

public sealed class PostRendererTests
{
    private static readonly ChatSettings Normal = new();
    private static readonly ChatSettings HighRisk = new() { Risk = ChatRisk.High };

    [Fact]
    public void A_post_is_an_embed_with_its_source_line_and_original_date()
    {
        var embed = Assert.Single(Assert.Single(Payloads(Posts.Short())).Embeds);

        Assert.Equal("A call", embed.Title);
        Assert.Equal("https://paper.example/a%281%29", embed.Url);
        Assert.Equal("Bring water.\n\n[Read the article](https://paper.example/a%281%29)", embed.Description);
        Assert.Equal("A. Writer · The Paper, 12 · 3 May 2016 · en · Archive, May 2016", embed.Footer?.Text);
        Assert.Equal("2016-05-03T12:00:00Z", embed.Timestamp);
        Assert.Equal(0xD0021B, embed.Color);
    }

    [Fact]
    public void A_long_post_goes_on_in_further_messages_and_keeps_its_source_at_the_end()
    {
        var payloads = Payloads(Posts.Long());

        Assert.True(payloads.Count > 1);
        Assert.All(payloads, payload => Assert.InRange(payload.Embeds[0].Description!.Length, 1, 4096));
        Assert.All(payloads.SkipLast(1), payload => Assert.Null(payload.Embeds[0].Footer));
        Assert.NotNull(payloads[^1].Embeds[0].Footer);
        Assert.All(payloads.SkipLast(1), payload => Assert.EndsWith(".", payload.Embeds[0].Description, StringComparison.Ordinal));
        Assert.Equal([false, .. Enumerable.Repeat(true, payloads.Count - 1)], payloads.Select(payload => payload.Continues));
    }

    [Fact]
    public void A_chat_of_high_risk_gets_silent_plain_text_without_previews()
    {
        var payload = Assert.Single(Payloads(Posts.Short(), HighRisk));

        Assert.Empty(payload.Embeds);
        Assert.Equal((1 << 2) | (1 << 12), payload.Flags);
        Assert.StartsWith("**A call**\n\nBring water.", payload.Content, StringComparison.Ordinal);
        Assert.Contains("\n\n*A. Writer · The Paper, 12 · 3 May 2016 · en · Archive, May 2016*\n[Read", payload.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_too_long_for_its_place_leads_the_text()
    {
        var title = string.Join(' ', Enumerable.Repeat("word", 100));
        var embed = Payloads(Posts.Short() with { Title = title })[0].Embeds[0];

        Assert.Null(embed.Title);
        Assert.StartsWith($"**{title}**", embed.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_line_too_long_for_the_footer_stands_in_the_text()
    {
        var source = Posts.Source with { Authors = string.Join(", ", Enumerable.Repeat("A. Writer", 300)) };
        var payloads = Payloads(Posts.Short() with { Source = source });

        Assert.All(payloads, payload => Assert.Null(payload.Embeds[0].Footer));
        Assert.Contains(payloads, payload => payload.Embeds[0].Description!.Contains("The Paper, 12", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_carries_its_words()
    {
        var payload = Payloads(Posts.Short() with { Image = new PostImage("assets/Square.PNG", "A red square") })[0];

        Assert.Equal(new ImagePayload("assets/Square.PNG", "image.png", "A red square"), payload.Image);
        Assert.Equal("attachment://image.png", payload.Embeds[0].Image?.Url);
    }

    [Fact]
    public void Lists_and_quotes_keep_their_form_where_a_message_ends_inside_them()
    {
        var quote = new PostQuote([new PostSpan(string.Join(' ', Enumerable.Repeat("A sentence of the quote.", 300)))]);
        var payloads = Payloads(new Post { Language = "en", Blocks = [quote, new PostList([new("one"), new("two")])] });

        Assert.All(payloads.SkipLast(1), payload => Assert.StartsWith("> A sentence", payload.Embeds[0].Description, StringComparison.Ordinal));
        Assert.EndsWith("\n\n- one\n- two", payloads[^1].Embeds[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_never_cut()
    {
        const string Words = "a link of several words that must stay whole";
        var spans = Enumerable.Range(0, 300).SelectMany(_ => new[] { new PostSpan(Words, PostStyle.Plain, "https://x.example/"), new PostSpan(". ") });
        var payloads = Payloads(new Post { Language = "en", Blocks = [new PostParagraph([.. spans])] });

        var links = payloads.Sum(payload => payload.Embeds[0].Description!.Split($"[{Words}](https://x.example/)").Length - 1);
        Assert.Equal(300, links);
    }

    [Fact]
    public void Buttons_with_commands_carry_them_and_those_too_long_are_left_out()
    {
        var post = Posts.Short() with
        {
            Buttons =
            [
                new PostButton("Next", Command: "/search bread page:2"),
                new PostButton("Read", Url: "https://x.example/"),
                new PostButton("Long", Command: "/search " + new string('x', 100)),
            ],
        };

        var buttons = Assert.Single(Payloads(post)[0].Components).Components;
        Assert.Equal(["c:/search bread page:2", null], buttons.Select(button => button.CustomId));
        Assert.Equal([null, "https://x.example/"], buttons.Select(button => button.Url));
    }

    [Fact]
    public void An_empty_post_is_still_a_message() =>
        Assert.Equal("…", Payloads(new Post { Language = "en" })[0].Embeds[0].Description);

    private static List<MessagePayload> Payloads(Post post, ChatSettings? settings = null) =>
        [.. new PostRenderer(0xD0021B).Render(post, settings ?? Normal).Select(part => MessagePayload.Read(part.Payload))];
}
