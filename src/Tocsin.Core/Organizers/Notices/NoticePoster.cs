using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Organizers.Notices;

/// <summary>Puts what organizers must know into their rooms, through the outbox: each notice once, whatever crashes.</summary>
/// <remarks>
/// That a notice is posted is written in the transaction that puts it in the outbox. Where no room can be reached the local
/// chat stands in; without that, notices wait for a room or for <c>/notices</c>. Rooms hear them during a halt and in quiet hours.
/// </remarks>
internal sealed class NoticePoster(
    Database database,
    NoticeStore notices,
    ChatStore chats,
    IEnumerable<IPlatform> platforms,
    DeliverySignal signal,
    CommandExists exists,
    TimeProvider clock)
{
    private const string LocalPlatform = "local";
    private const int MostAtOnce = 20;

    /// <summary>After that a posted notice counts as seen, so that what still holds is said again.</summary>
    private static readonly TimeSpan Reminder = TimeSpan.FromHours(1);

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <returns>How many notices went into the outbox.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await notices.UnpostedAsync(MostAtOnce, cancellationToken);
        var rooms = waiting.Count == 0 ? [] : await RoomsAsync(cancellationToken);
        if (rooms.Count == 0)
        {
            return 0;
        }

        var posted = 0;
        foreach (var notice in waiting)
        {
            posted += await database.WriteAsync(session => PostAsync(session, notice, rooms), cancellationToken) ? 1 : 0;
        }

        signal.Pulse();
        return posted;
    }

    /// <summary>What was posted a while ago and still holds may be said again.</summary>
    public Task RemindAsync(CancellationToken cancellationToken) =>
        notices.ForgetPostedAsync(clock.GetUtcNow() - Reminder, cancellationToken);

    private async Task<bool> PostAsync(DbSession session, Notice notice, IReadOnlyList<Chat> rooms)
    {
        var now = clock.GetUtcNow();
        if (!await NoticeStore.TakeAsync(session, notice.Id, now))
        {
            return false;
        }

        var post = new HandPost($"notice:{notice.Id}", $"notice {notice.Id}", PostsOf(notice), Audience.All)
        {
            Priority = Priority.Urgent,
            ForOrganizers = true,
            ExpiresAfter = Life,
            // To hear it twice is better than to wonder about a message that says that a message is in doubt.
            InDoubt = InDoubtPolicy.Resend,
        };
        return await DispatchStore.AddAsync(session, post.ToDraft(rooms, now), now) is not null;
    }

    private Dictionary<string, Post> PostsOf(Notice notice) =>
        Words.Languages.ToDictionary(language => language, language =>
        {
            var words = Words.For(language);
            return new Post
            {
                Language = language,
                Title = words["notice.title"],
                Blocks = [new PostParagraph(notice.Text(words))],
                Buttons = NoticeButtons.Of(notice, words, exists),
            };
        });

    private async Task<IReadOnlyList<Chat>> RoomsAsync(CancellationToken cancellationToken)
    {
        var reachable = platforms.Select(platform => platform.Name).ToHashSet();
        var rooms = (await chats.ListRoomsAsync(cancellationToken)).Where(room => reachable.Contains(room.Address.Platform)).ToList();
        return rooms.Count > 0 || !reachable.Contains(LocalPlatform)
            ? rooms
            : [.. (await chats.ListAllAsync(cancellationToken)).Where(chat => chat.Address.Platform == LocalPlatform && chat.Suspended is null)];
    }
}
