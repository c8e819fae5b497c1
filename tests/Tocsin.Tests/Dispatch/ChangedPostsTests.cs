using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

public class ChangedPostsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Organizers_are_told_once_of_each_change_of_a_posted_article()
    {
        await using var outbox = await OpenAsync();
        await ReviseAsync(outbox, "posted", "Now it says this.");
        await ReviseAsync(outbox, "other", "Nobody posted this one.");

        Assert.Equal(1, await TellAsync(outbox));
        Assert.Equal(0, await TellAsync(outbox));

        var told = Assert.Single(await UnseenAsync(outbox));
        Assert.Equal((NoticeKind.ArticleChanged, "article:1"), (told.Kind, told.Subject));
        var text = told.Text(Words.For("en"));
        Assert.Contains("Before: “Then it said that.” Now: “Now it says this.”", text, StringComparison.Ordinal);
        Assert.Contains("/correct article:1", text, StringComparison.Ordinal);
        Assert.Contains("Maintenant", told.Text(Words.For("fr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_has_read_yet_is_replaced_by_all_that_has_changed()
    {
        await using var outbox = await OpenAsync();
        await ReviseAsync(outbox, "posted", "Now it says this.");
        await TellAsync(outbox);
        await ReviseAsync(outbox, "posted", "At last it says something else.");
        await TellAsync(outbox);

        Assert.Contains("Before: “Then it said that.” Now: “At last it says something else.”", Assert.Single(await UnseenAsync(outbox)).Text(Words.For("en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_again_as_it_was_posted_needs_no_correction()
    {
        await using var outbox = await OpenAsync();
        await ReviseAsync(outbox, "posted", "A slip.");
        await TellAsync(outbox);
        await ReviseAsync(outbox, "posted", "Then it said that.");
        await TellAsync(outbox);

        Assert.Empty(await UnseenAsync(outbox));
    }

    [Fact]
    public async Task A_change_before_the_post_is_none_of_it()
    {
        await using var outbox = await OpenAsync();
        await ReviseAsync(outbox, "other", "Revised before it was posted.");
        await PostAsync(outbox, article: 2);

        Assert.Equal(0, await TellAsync(outbox));
    }

    [Fact]
    public async Task After_a_correction_a_change_is_told_against_what_stands_since_then()
    {
        await using var outbox = await OpenAsync();
        await ReviseAsync(outbox, "posted", "Now it says this.");
        await TellAsync(outbox);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CorrectAsync(outbox, "article:1");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await TellAsync(outbox));

        await ReviseAsync(outbox, "posted", "Then it said that.");
        Assert.Equal(1, await TellAsync(outbox));
        Assert.Contains("Before: “Now it says this.” Now: “Then it said that.”", Assert.Single(await UnseenAsync(outbox)).Text(Words.For("en")), StringComparison.Ordinal);
    }

    private Task CorrectAsync(Outbox outbox, string subject) =>
        outbox.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO correction (id, kind, subject, hash, state, number, proposed_by, proposed_name, proposed_at)
                    VALUES (1, 'correct', @subject, '', 'applied', 1, 'a', 'A', @Now)
                    """,
                    new { subject, Now = _clock.GetUtcNow().ToUnixTimeMilliseconds() });
                await session.ExecuteAsync("INSERT INTO correction_post (correction_id, dispatch_id, based_on) SELECT 1, dispatch_id, 0 FROM dispatch_article WHERE article_id = 1");
            },
            Outbox.Token);

    private async Task<Outbox> OpenAsync()
    {
        var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        await outbox.SubscribeAsync("ledger", 1);
        await outbox.Get<ArticleStore>().UpsertAsync([Article("posted", "Then it said that."), Article("other", "Then too.")], announce: true, Outbox.Token);
        await PostAsync(outbox, article: 1);
        return outbox;
    }

    private async Task PostAsync(Outbox outbox, long article)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        var chats = await outbox.Chats.ListAllAsync(Outbox.Token);
        var dispatch = await outbox.DispatchAsync(chats);
        await outbox.Database.WriteAsync(
            session => session.ExecuteAsync("INSERT INTO dispatch_article (dispatch_id, article_id) VALUES (@dispatch, @article)", new { dispatch, article }), Outbox.Token);
        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static Task ReviseAsync(Outbox outbox, string name, string text) =>
        outbox.Get<ArticleStore>().UpsertAsync([Article(name, text)], announce: true, Outbox.Token);

    private static Task<int> TellAsync(Outbox outbox) => outbox.Get<ChangedPosts>().TellAsync(Outbox.Token);

    private static async Task<IReadOnlyList<Notice>> UnseenAsync(Outbox outbox) => await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token);

    private static ArticleContent Article(string name, string text) => new()
    {
        Url = "https://example.org/" + name,
        Title = "Title of " + name,
        Paragraphs = [text],
        Language = "en",
    };
}
