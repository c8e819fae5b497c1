using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Tests.Telegram.Rendering;

public sealed class PostRendererTests
{
    private static readonly SourceLine Source = new("A. Author", "A Paper", new DateOnly(2016, 5, 12), "en", "https://site.example/1");

    [Fact]
    public void A_long_post_is_split_between_paragraphs_and_the_last_message_has_a_sentence_its_source_and_the_buttons()
    {
        var post = Paragraphs(30, "Every evening the neighbours meet at the school. They read letters. ") with
        {
            Source = Source,
            Buttons = [new PostButton("Next", "/next")],
        };

        var parts = PostRenderer.Render(post, new ChatSettings());

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 4096));
        Assert.All(parts.SkipLast(1), part => Assert.EndsWith("They read letters.", part.PlainText, StringComparison.Ordinal));
        Assert.StartsWith("Every evening", parts[^1].PlainText, StringComparison.Ordinal);
        Assert.EndsWith("Read the article (https://site.example/1)", parts[^1].PlainText, StringComparison.Ordinal);
        Assert.Single(parts, part => MessagePayload.FromJson(part.Payload).Buttons.Count == 1);
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    public void The_limit_is_4096_units_and_emoji_count_as_Telegram_counts_them(int units, int messages)
    {
        var text = string.Concat(Enumerable.Repeat("😀 ", units / 3)) + new string('x', units % 3);

        var parts = PostRenderer.Render(Post(text.TrimEnd()), new ChatSettings());

        Assert.Equal(messages, text.TrimEnd().Length > 4096 ? 2 : 1);
        Assert.Equal(messages, parts.Count);
    }

    [Fact]
    public void A_cut_never_falls_into_a_word_a_link_or_a_run_of_the_other_direction()
    {
        var spans = Enumerable.Range(0, 400).SelectMany(number => new[]
        {
            new PostSpan("كلمة أخرى هنا "),
            new PostSpan($"link number {number}", PostStyle.Plain, $"https://site.example/{number}"),
            new PostSpan(" Maria Lopez "),
        });
        var post = new Post { Language = "ar", Blocks = [new PostParagraph([.. spans])] };

        var parts = PostRenderer.Render(post, new ChatSettings { Language = "ar" });

        Assert.True(parts.Count > 2);
        foreach (var html in parts.Select(part => MessagePayload.FromJson(part.Payload).Html))
        {
            Assert.DoesNotMatch(@">\u2068?link number\u2069?</a>", html);
            Assert.DoesNotMatch("Maria\u2069?$", html);
            Assert.Equal(html.Count(unit => unit == Isolates.Open), html.Count(unit => unit == Isolates.Close));
        }
    }

    [Fact]
    public void More_than_100_entities_are_spread_over_messages()
    {
        var spans = Enumerable.Range(0, 250).SelectMany(number => new[] { new PostSpan($"w{number}", PostStyle.Bold), new PostSpan(" and ") });
        var post = new Post { Language = "en", Blocks = [new PostParagraph([.. spans])] };

        var parts = PostRenderer.Render(post, new ChatSettings());

        Assert.Equal(3, parts.Count);
        Assert.All(parts, part => Assert.InRange(MessagePayload.FromJson(part.Payload).Html.Split("<b>").Length - 1, 1, 100));
    }

    [Fact]
    public void A_word_longer_than_a_message_is_cut_between_characters_and_nothing_is_lost()
    {
        var word = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦é", 900));

        var parts = PostRenderer.Render(Post(word), new ChatSettings());

        Assert.Equal(word, string.Concat(parts.Select(part => part.PlainText)));
        Assert.All(parts, part => Assert.False(part.PlainText.StartsWith('\u200D') || char.IsLowSurrogate(part.PlainText[0])));
    }

    [Fact]
    public void An_image_carries_a_short_post_as_its_caption_and_goes_before_a_long_one()
    {
        var image = new PostImage("square.png", "A red square.");

        var shortOne = PostRenderer.Render(Post("Look.") with { Image = image, Source = Source }, new ChatSettings());
        var longOne = PostRenderer.Render(Paragraphs(1, new string('x', 400) + ". ") with { Image = image, Source = Source }, new ChatSettings());

        Assert.Equal("square.png", MessagePayload.FromJson(Assert.Single(shortOne).Payload).Photo);
        Assert.Equal(2, longOne.Count);
        Assert.Equal(("A red square.", "square.png"), (longOne[0].PlainText, MessagePayload.FromJson(longOne[0].Payload).Photo));
        Assert.Null(MessagePayload.FromJson(longOne[1].Payload).Photo);
        Assert.Contains("https://site.example/1", longOne[1].PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_of_nothing_visible_is_still_a_message()
    {
        var part = Assert.Single(PostRenderer.Render(Post(" \u200B\n "), new ChatSettings()));

        Assert.Equal(("…", 1), (part.PlainText, part.Length));
    }

    [Fact]
    public void A_stored_message_reads_back_as_it_was()
    {
        RenderedPart part = PostRenderer.Render(Post("Look."), new ChatSettings())[0];

        var payload = MessagePayload.FromJson(part.Payload);

        Assert.Equal(part.Payload, payload.ToJson());
        Assert.Equal([], payload.Buttons);
    }

    private static Post Post(string text) => new() { Language = "en", Blocks = [new PostParagraph(text)] };

    private static Post Paragraphs(int count, string sentence) => new()
    {
        Language = "en",
        Blocks = [.. Enumerable.Range(0, count).Select(_ => new PostParagraph(string.Concat(Enumerable.Repeat(sentence, 5)).Trim()))],
    };
}
