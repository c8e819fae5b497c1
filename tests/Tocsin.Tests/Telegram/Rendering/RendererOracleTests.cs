using System.Text;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Tests.Telegram.Rendering;

/// <summary>Our markup before Telegram's own parser.</summary>
public sealed class RendererOracleTests
{
    private const int PostsPerLanguage = 800;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("zh")]
    public void Telegram_reads_in_every_post_the_text_the_entities_and_the_length_that_we_meant(string language)
    {
        for (var seed = 0; seed < PostsPerLanguage; seed++)
        {
            var post = new GeneratedPosts(seed, language).Next();
            var settings = new ChatSettings { Language = language, Risk = seed % 4 == 0 ? ChatRisk.High : ChatRisk.Normal };
            var parts = PostRenderer.Render(post, settings);
            var parsed = parts.Select(part => TelegramParser.Parse(MessagePayload.FromJson(part.Payload).Html)).ToList();

            foreach (var (part, text) in parts.Zip(parsed))
            {
                Assert.True(text.Error is null, $"{language} {seed}: {text.Error}");
                Assert.True(part.Length == text.Text.Length, $"{language} {seed}: {part.Length} is not {text.Text.Length}");
                AssertFits(part, text, $"{language} {seed}");
            }

            var expected = Expected(post, parts.Count).ToList();
            var seen = parsed.SelectMany(SeenText.Of).ToList();
            if (!expected.SequenceEqual(seen))
            {
                Assert.Fail($"{language} {seed}: {string.Concat(expected.Select(x => x.Letter))}\nis not\n{string.Concat(seen.Select(x => x.Letter))}");
            }
        }
    }

    private static void AssertFits(RenderedPart part, ParsedText text, string which)
    {
        var payload = MessagePayload.FromJson(part.Payload);
        Assert.InRange(text.Text.Length, 1, payload.Photo is null ? 4096 : 1024);
        Assert.InRange(text.Entities.Count, 0, 100);
        Assert.InRange(Encoding.UTF8.GetByteCount(payload.Html), 1, 32_768);
        Assert.Equal(text.Text.Trim(), text.Text);
        var depth = 0;
        foreach (var unit in text.Text)
        {
            depth += unit switch { '\u2068' => 1, '\u2069' => -1, _ => 0 };
            Assert.True(depth is 0 or 1, $"{which}: an isolate is cut or nested");
        }

        Assert.True(depth == 0, $"{which}: an isolate is left open");
    }

    private static IEnumerable<SeenLetter> Expected(Post post, int parts)
    {
        var description = post.Image is { } image ? SeenText.Of([new PostSpan(image.AltText, PostStyle.Italic)]) : [];
        var source = post.Source is { } line ? SeenText.Of(Source(line, post.Language)) : [];
        var text = SeenText.Of(post.Title is { } title ? [new PostSpan(title, PostStyle.Bold)] : [])
            .Concat(post.Blocks.SelectMany(Letters));
        var all = parts > 1 ? description.Concat(text).Concat(source) : text.Concat(description).Concat(source);
        return all.DefaultIfEmpty(new SeenLetter(new Rune('…'), false, false, false, null));
    }

    private static IEnumerable<SeenLetter> Letters(PostBlock block) => block switch
    {
        PostParagraph paragraph => SeenText.Of(paragraph.Spans),
        PostQuote quote => SeenText.Of(quote.Spans, quoted: true),
        PostList list => list.Items.SelectMany(item => SeenText.Of([new PostSpan("•"), .. item.Spans])),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<PostSpan> Source(SourceLine source, string language) =>
    [
        new(SourceLines.Text(source, language), PostStyle.Italic),
        new(Words.For(language)["source.read"], PostStyle.Plain, source.Url),
    ];
}
