using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>Updates until they are confirmed, for a long poll or a webhook.</summary>
internal sealed class UpdateQueue(TimeProvider clock)
{
    /// <summary>Telegram holds a request for updates no longer than this [server].</summary>
    private const int LongestPollInSeconds = 50;

    private readonly Lock _gate = new();
    private readonly List<JsonObject> _waiting = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _poller = new();
    private long _last = 100;
    private HashSet<string>? _allowed;
    private JsonObject? _latest;

    /// <summary>The webhook's address; polling is refused while there is one.</summary>
    public string? Webhook { get; set; }

    public string? Secret { get; set; }

    /// <summary>How many updates nobody has confirmed yet.</summary>
    public int Unconfirmed
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Ends when the next update arrives.</summary>
    public Task Arrival
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0 ? Task.CompletedTask : _arrived.Task;
            }
        }
    }

    public void Add(string kind, JsonObject content)
    {
        lock (_gate)
        {
            if (_allowed?.Contains(kind) == false)
            {
                return;
            }

            _latest = new JsonObject { ["update_id"] = ++_last, [kind] = content };
            Put(_latest);
        }
    }

    /// <summary>Delivers the latest update once more, as Telegram does with one that it does not know to be confirmed.</summary>
    public void Repeat()
    {
        lock (_gate)
        {
            Put(_latest!.DeepClone().AsObject());
        }
    }

    public void Allow(JsonNode? kinds)
    {
        // Left out, the former list stays; an empty one means the default.
        if (kinds is JsonArray list)
        {
            lock (_gate)
            {
                _allowed = list.Count == 0 ? null : [.. list.Select(kind => (string)kind!)];
            }
        }
    }

    public async Task<JsonArray> PollAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(Webhook))
        {
            throw new BotApiException(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        Allow(call.Structure("allowed_updates"));
        var seconds = Math.Clamp(call.Integer("timeout") ?? 0, 0, LongestPollInSeconds);
        var limit = (int)Math.Clamp(call.Integer("limit") ?? 100, 1, 100);
        Confirm(call.Integer("offset"));
        var replaced = Replace();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(replaced, cancellationToken);
        var over = Task.Delay(TimeSpan.FromSeconds(seconds), clock, either.Token);
        while (true)
        {
            var arrival = Arrival;
            lock (_gate)
            {
                if (_waiting.Count > 0 || over.IsCompletedSuccessfully || seconds == 0)
                {
                    return new JsonArray([.. _waiting.Take(limit).Select(update => update.DeepClone())]);
                }
            }

            await Task.WhenAny(arrival, over);
            if (replaced.IsCancellationRequested)
            {
                throw new BotApiException(
                    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The oldest update, for the webhook; it stays until it is confirmed.</summary>
    public JsonObject? Peek()
    {
        lock (_gate)
        {
            return _waiting.Count == 0 ? null : _waiting[0];
        }
    }

    public void Confirm(long? offset)
    {
        lock (_gate)
        {
            if (offset is < 0)
            {
                _waiting.RemoveRange(0, (int)Math.Max(0, _waiting.Count + offset.Value));
            }
            else if (offset is not null)
            {
                _waiting.RemoveAll(update => (long)update["update_id"]! < offset);
            }
        }
    }

    private void Put(JsonObject update)
    {
        _waiting.Add(update);
        _arrived.TrySetResult();
        _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends the poll that is under way: one poller a token.</summary>
    private CancellationToken Replace()
    {
        lock (_gate)
        {
            var former = _poller;
            _poller = new CancellationTokenSource();
            former.Cancel();
            return _poller.Token;
        }
    }
}
