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
    private readonly ConcurrentQueue<OutgoingPart> _asked = new();
    private int _number;

    public string Name => name;

    public PlatformTraits Traits { get; init; } = new(double.PositiveInfinity, null, TimeSpan.Zero);

    /// <summary>How many messages a post becomes.</summary>
    public int PartsPerPost { get; init; } = 1;

    /// <summary>Stands for a bug in a renderer.</summary>
    public bool CannotRender { get; init; }

    /// <summary>Called before each rendering, which is after the claim and before the mark.</summary>
    public Action? Rendering { get; init; }

    /// <summary>Answers every request for which the script has no answer; null for delivering it.</summary>
    public Func<OutgoingPart, Task<SendOutcome>>? Always { get; set; }

    /// <summary>Every message that stands, in the order of its arrival.</summary>
    public IReadOnlyList<LedgerEntry> Posted => [.. _posted];

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

        return
        [
            .. Enumerable.Range(1, PartsPerPost).Select(
                number => new RenderedPart($"{post.Title} {number}/{PartsPerPost}", $"{post.Title}", 1)),
        ];
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
        _posted.Enqueue(new LedgerEntry(part.Chat, part.Part.Payload, id, clock.GetUtcNow()));
        return new SendOutcome.Delivered(id);
    }

    public Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered(messageId));

    public Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered(messageId));
}

/// <summary>One message that stands in a chat.</summary>
internal sealed record LedgerEntry(ChatAddress Chat, string Payload, string MessageId, DateTimeOffset At);
