using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Sending;

/// <summary>Posts to a forum: the first message opens a thread with a tag, the later ones of the post go into it.</summary>
/// <remarks>
/// Opening a thread takes no nonce. So the try is noted durably first; a repeated try looks among the forum's threads for
/// the one that the lost answer spoke of.
/// </remarks>
internal sealed class ForumSender(IDiscordRest rest, ForumPostStore store, IOptions<DiscordOptions> options)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    public async Task<SendOutcome> SendAsync(
        DiscordPlace forum, OutgoingPart part, MessagePayload payload, int flags, Upload? file, CancellationToken cancellationToken)
    {
        if (payload.Continues && await store.ThreadOfAsync(forum.Channel, payload.PostKey, cancellationToken) is { } open)
        {
            var body = payload.ToBody(flags) with { Nonce = part.Nonce, EnforceNonce = true };
            var sent = await rest.CreateMessageAsync(open, body, file, cancellationToken);
            return sent.IsOk ? new SendOutcome.Delivered(MessageId.Write(sent.Value.Id, open)) : SendOutcomes.Of(sent.Problem);
        }

        var earlier = await store.BeginAsync(forum.Channel, part.Nonce, payload.PostKey, cancellationToken);
        var found = earlier is null ? null : await FindAsync(forum, payload.ThreadName, earlier, cancellationToken);
        if (found is { IsOk: false })
        {
            return new SendOutcome.InDoubt($"whether the thread was opened cannot be seen: {found.Problem.Text}");
        }

        return found is { Value.Length: > 0 }
            ? await DeliveredAsync(forum, part, found.Value, cancellationToken)
            : await OpenAsync(forum, part, payload, flags, file, cancellationToken);
    }

    private async Task<SendOutcome> OpenAsync(
        DiscordPlace forum, OutgoingPart part, MessagePayload payload, int flags, Upload? file, CancellationToken cancellationToken)
    {
        var channel = await rest.GetChannelAsync(forum.Channel, cancellationToken);
        if (!channel.IsOk)
        {
            // A question that was lost posted nothing.
            return channel.Problem is RestProblem.InDoubt lost ? new SendOutcome.NotSent(lost.Reason) : SendOutcomes.Of(channel.Problem);
        }

        if (!await part.MayLeave())
        {
            return SendOutcomes.Of(SendOutcomes.NoLonger);
        }

        var thread = new ForumThread(payload.ThreadName, Tags(channel.Value), payload.ToBody(part.Mention, flags));
        var opened = await rest.CreateForumThreadAsync(forum.Channel, thread, file, cancellationToken);
        return opened.IsOk ? await DeliveredAsync(forum, part, opened.Value.Id, cancellationToken) : SendOutcomes.Of(opened.Problem);
    }

    private async Task<SendOutcome> DeliveredAsync(
        DiscordPlace forum, OutgoingPart part, string thread, CancellationToken cancellationToken)
    {
        await store.OpenedAsync(forum.Channel, part.Nonce, thread, cancellationToken);
        // The first message of a forum's thread has the thread's id (discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel).
        return new SendOutcome.Delivered(MessageId.Write(thread, thread));
    }

    /// <summary>The thread that an earlier try opened; empty when there is none.</summary>
    private async Task<RestAnswer<string>> FindAsync(
        DiscordPlace forum, string name, ForumPostStore.EarlierTry earlier, CancellationToken cancellationToken)
    {
        if (earlier.ThreadId is { } known)
        {
            return known;
        }

        var me = await rest.GetMeAsync(cancellationToken);
        var threads = await rest.GetActiveThreadsAsync(forum.Guild, cancellationToken);
        if (!me.IsOk || !threads.IsOk)
        {
            return me.Problem ?? threads.Problem!;
        }

        var since = DateTimeOffset.FromUnixTimeMilliseconds(earlier.TriedAt) - ClockSlack;
        return threads.Value.Threads.FirstOrDefault(thread =>
            thread.ParentId == forum.Channel && thread.OwnerId == me.Value.Id && thread.Name == name
            && Snowflake.TimeOf(thread.Id) >= since)?.Id ?? "";
    }

    private IReadOnlyList<string>? Tags(ChannelInfo forum)
    {
        var tags = (forum.AvailableTags ?? []).Where(tag => !tag.Moderated).ToList();
        var chosen = tags.Find(tag => string.Equals(tag.Name, options.Value.ForumTag, StringComparison.OrdinalIgnoreCase));
        var required = (forum.Flags & ChannelInfo.RequireTag) != 0 ? tags.FirstOrDefault() : null;
        return (chosen ?? required) is { } tag ? [tag.Id] : null;
    }
}
