using System.Collections.Concurrent;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Support;

/// <summary>A platform that writes down what was posted, honours a nonce or not, and answers as a test tells it to.</summary>
internal sealed class LedgerPlatform(string name, TimeProvider clock) : IPlatform
{
    private readonly ConcurrentQueue<Func<OutgoingPart, Task<SendOutcome>>> _script = new();
    private readonly ConcurrentDictionary<string, string> _byNonce = new();
    private readonly ConcurrentQueue<LedgerEntry> _posted = new();
    private readonly ConcurrentDictionary<string, LedgerEntry> _standing = new();
    private readonly ConcurrentQueue<Func<string, RenderedPart?, Task<SendOutcome>>> _changes = new();
    private int _edits;
    private readonly ConcurrentQueue<OutgoingPart> _asked = new();
    private int _number;

    public string Name => name;

    public PlatformTraits Traits { get; init; } = new(double.PositiveInfinity, null, TimeSpan.Zero);

    /// <summary>How many messages a post becomes.</summary>
    public int PartsPerPost { get; set; } = 1;

    /// <summary>How many messages a post of this title becomes; null for <see cref="PartsPerPost"/>.</summary>
    public Func<string, int>? PartsOf { get; init; }

    /// <summary>Stands for a bug in a renderer.</summary>
    public bool CannotRender { get; init; }

    /// <summary>Called before each rendering, which is after the claim and before the mark.</summary>
    public Action? Rendering { get; init; }

    /// <summary>Answers every request for which the script has no answer; null for delivering it.</summary>
    public Func<OutgoingPart, Task<SendOutcome>>? Always { get; set; }

    /// <summary>Every message that was ever posted, as it was then, in the order of its arrival.</summary>
    public IReadOnlyList<LedgerEntry> Posted => [.. _posted];

    /// <summary>Every message that stands, as it reads now, in the order of its arrival.</summary>
    public IReadOnlyList<LedgerEntry> Standing =>
        [.. _posted.Select(entry => _standing.GetValueOrDefault(entry.MessageId)).OfType<LedgerEntry>()];

    /// <summary>How many edits and deletions were asked for.</summary>
    public int Changes => _edits;

    /// <summary>Every request, whatever came of it.</summary>
    public IReadOnlyList<OutgoingPart> Asked => [.. _asked];

    /// <summary>The next request that no earlier line answers is answered so.</summary>
    public LedgerPlatform Then(SendOutcome outcome) => Then(_ => Task.FromResult(outcome));

    public LedgerPlatform Then(Func<OutgoingPart, Task<SendOutcome>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    /// <summary>The next one arrives, and the answer is lost on its way back.</summary>
    public LedgerPlatform ThenArriveUnanswered() =>
        Then(part =>
        {
            Deliver(part);
            return Task.FromResult<SendOutcome>(new SendOutcome.InDoubt("connection reset"));
        });

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        Rendering?.Invoke();
        if (CannotRender)
        {
            throw new InvalidOperationException("A bug.");
        }

        var title = post.Title ?? string.Concat(post.Blocks.OfType<PostParagraph>().SelectMany(block => block.Spans).Select(span => span.Text));
        var parts = post.Title is null ? 1 : PartsOf?.Invoke(title) ?? PartsPerPost;
        return [.. Enumerable.Range(1, parts).Select(number => new RenderedPart($"{title} {number}/{parts}", title, 1))];
    }

    public Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        _asked.Enqueue(part);
        return _script.TryDequeue(out var answer) ? answer(part)
            : Always is { } always ? always(part)
            : Task.FromResult(Deliver(part));
    }

    public SendOutcome Deliver(OutgoingPart part)
    {
        if (Traits.NonceWindow > TimeSpan.Zero && _byNonce.TryGetValue(part.Nonce, out var known))
        {
            return new SendOutcome.Delivered(known);
        }

        var id = $"m{Interlocked.Increment(ref _number)}";
        _byNonce[part.Nonce] = id;
        var entry = new LedgerEntry(part.Chat, part.Part.Payload, id, clock.GetUtcNow()) { ReplyTo = part.ReplyTo, Nonce = part.Nonce };
        _standing[id] = entry;
        _posted.Enqueue(entry);
        return new SendOutcome.Delivered(id);
    }

    /// <summary>The next edit or deletion is answered so, and does nothing.</summary>
    public LedgerPlatform ThenChange(SendOutcome outcome) => ThenChange((_, _) => Task.FromResult(outcome));

    /// <summary>The next edit (with its words) or deletion (with none) is answered so.</summary>
    public LedgerPlatform ThenChange(Func<string, RenderedPart?, Task<SendOutcome>> answer)
    {
        _changes.Enqueue(answer);
        return this;
    }

    /// <summary>The next edit or deletion is done, and the answer is lost on its way back.</summary>
    public LedgerPlatform ThenChangeUnanswered() => ThenChange((id, part) =>
    {
        Change(id, part);
        return Task.FromResult<SendOutcome>(new SendOutcome.InDoubt("connection reset"));
    });

    /// <summary>Somebody of the chat deletes a message.</summary>
    public void Lose(string messageId) => _standing.TryRemove(messageId, out _);

    public Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken) =>
        AskAsync(messageId, part);

    public Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) => AskAsync(messageId, null);

    public SendOutcome Change(string messageId, RenderedPart? part)
    {
        if (part is null)
        {
            _standing.TryRemove(messageId, out _);
            return new SendOutcome.Delivered(messageId);
        }

        if (!_standing.TryGetValue(messageId, out var entry))
        {
            return new SendOutcome.Gone();
        }

        _standing[messageId] = entry with { Payload = part.Payload };
        return new SendOutcome.Delivered(messageId);
    }

    private Task<SendOutcome> AskAsync(string messageId, RenderedPart? part)
    {
        Interlocked.Increment(ref _edits);
        return _changes.TryDequeue(out var answer) ? answer(messageId, part) : Task.FromResult(Change(messageId, part));
    }
}

/// <summary>One message that stands in a chat.</summary>
internal sealed record LedgerEntry(ChatAddress Chat, string Payload, string MessageId, DateTimeOffset At)
{
    public string? ReplyTo { get; init; }

    public string Nonce { get; init; } = "";
}
