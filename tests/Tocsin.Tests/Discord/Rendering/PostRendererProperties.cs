using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Discord.Rendering;

namespace Tocsin.Tests.Discord.Rendering;

/// <summary>Whatever a feed contains, no message breaks a limit, and none of its words is lost.</summary>
public sealed class PostRendererProperties
{
    private static readonly string[] Pieces =
    [
        "word", " ", " ", ". ", "\n", "@everyone", "<@1>", "https://x.example/a", "**", "`", "# ", "سلام", "é", "👩‍👩‍👧‍👦", "日本語。", "\ud83d", "\u202e", "(", "]",
        new string('x', 900), new string('長', 1500),
    ];

    private static readonly Gen<string> Text =
        Gen.Choose(0, 60).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(pieces => string.Concat(pieces));

    private static readonly Gen<PostSpan> Span =
        from text in Text
        from style in Gen.Choose(0, 7)
        from link in Gen.Elements(null, null, "https://x.example/", "javascript:x", "https://x.example/(a)")
        select new PostSpan(text, (PostStyle)style, link);

    private static readonly Gen<PostBlock> Block = Gen.OneOf(
        Span.ListOf(3).Select(PostBlock (spans) => new PostParagraph([.. spans])),
        Span.ListOf(2).Select(PostBlock (spans) => new PostQuote([.. spans])),
        Span.ListOf(3).Select(PostBlock (spans) => new PostList([.. spans.Select(span => new PostParagraph([span]))])));

    private static readonly Gen<Post> AnyPost =
        from title in Text
        from blocks in Block.ListOf(4)
        from author in Text
        select new Post
        {
            Language = "en",
            Title = title.Length == 0 ? null : title,
            Blocks = [.. blocks],
            Source = Posts.Source with { Authors = author },
        };

    [Fact]
    public void Every_message_fits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(AnyPost.ToArbitrary(), post =>
        {
            foreach (var settings in new[] { new ChatSettings(), new ChatSettings { Risk = ChatRisk.High } })
            {
                var payloads = new PostRenderer(0).Render(post, settings).Select(part => MessagePayload.Read(part.Payload)).ToList();
                Assert.NotEmpty(payloads);
                Assert.All(payloads, Fits);
                var all = string.Join('\n', payloads.Select(payload =>
                    payload.Content + string.Concat(payload.Embeds.Select(embed => embed.Title + embed.Description))));
                var footer = string.Concat(payloads[^1].Embeds.Select(embed => embed.Footer?.Text));
                Assert.Contains("Paper", all + footer, StringComparison.Ordinal);
                Assert.Contains("(https://paper.example/a%281%29)", all, StringComparison.Ordinal);
                Assert.DoesNotContain("@everyone", all, StringComparison.Ordinal);
                Assert.Equal(Count(post, 'w'), (all + footer).Count(letter => letter == 'w'));
            }
        }));

    private static void Fits(MessagePayload payload)
    {
        Assert.True((payload.Content?.Length ?? 0) <= 2000, "content");
        foreach (var embed in payload.Embeds)
        {
            Assert.True((embed.Title?.Length ?? 0) <= 256, "title");
            Assert.InRange(embed.Description?.Length ?? 1, 1, 4096);
            Assert.True((embed.Footer?.Text.Length ?? 0) <= 2048, "footer");
            Assert.True((embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) <= 6000, "all");
        }
    }

    private static int Count(Post post, char letter) =>
        (post.Title + post.Source!.Authors + string.Concat(post.Blocks.SelectMany(block => block switch
        {
            PostParagraph paragraph => paragraph.Spans,
            PostQuote quote => quote.Spans,
            PostList list => list.Items.SelectMany(item => item.Spans),
            _ => [],
        }).Select(span => span.Text))).Count(at => at == letter);
}
