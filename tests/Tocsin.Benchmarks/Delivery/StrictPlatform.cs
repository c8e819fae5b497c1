using System.Diagnostics;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.Benchmarks.Delivery;

/// <summary>A platform that counts each window of one second and answers 429 to whatever exceeds its figure.</summary>
internal sealed class StrictPlatform(string name, int perSecond, int? perMinutePerChat) : IPlatform
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _lastSecond = new();
    private readonly Random _random = new(1);
    private readonly Dictionary<string, long> _firstByPayload = [];

    public string Name => name;

    public PlatformTraits Traits { get; } = new(perSecond, perMinutePerChat, TimeSpan.Zero);

    public int Refused { get; private set; }

    public int Delivered { get; private set; }

    public long First { get; private set; }

    public long Last { get; private set; }

    /// <summary>When each payload was first asked for, by the wall clock, in milliseconds.</summary>
    public IReadOnlyDictionary<string, long> FirstByPayload => _firstByPayload;

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings) => [new RenderedPart(post.Title ?? "", "", 1)];

    public async Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        TimeSpan lag;
        lock (_gate)
        {
            if (!Take())
            {
                return new SendOutcome.RateLimited(TimeSpan.FromSeconds(1), WholePlatform: true);
            }

            _firstByPayload.TryAdd(part.Part.Payload, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            Delivered++;
            lag = TimeSpan.FromMilliseconds(30 + _random.Next(60));
        }

        await Task.Delay(lag, TimeProvider.System, cancellationToken);
        return new SendOutcome.Delivered("1");
    }

    /// <summary>Takes an answer to a person, which counts as every request does.</summary>
    public void Answer()
    {
        lock (_gate)
        {
            Take();
        }
    }

    /// <summary>Forgets what came until now, but not its last second.</summary>
    public void CountAnew()
    {
        lock (_gate)
        {
            (Delivered, Refused, First) = (0, 0, 0);
        }
    }

    private bool Take()
    {
        var now = Stopwatch.GetTimestamp();
        while (_lastSecond.TryPeek(out var oldest) && oldest <= now - Stopwatch.Frequency)
        {
            _lastSecond.Dequeue();
        }

        if (_lastSecond.Count >= perSecond)
        {
            Refused++;
            return false;
        }

        _lastSecond.Enqueue(now);
        (First, Last) = (First == 0 ? now : First, now);
        return true;
    }

    public Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
