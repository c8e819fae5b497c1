using Tocsin.Core.Chats;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Corrections;

/// <summary>The outbox with two organizers who correct and recall what it posted.</summary>
internal sealed class CorrectionBench : IAsyncDisposable
{
    public static readonly Actor Ada = new("ada0000000000000", "Ada", OrganizerRole.Organizer);
    public static readonly Actor Ben = new("ben0000000000000", "Ben", OrganizerRole.Approver);

    private CorrectionBench(Outbox outbox, LedgerPlatform ledger) => (Outbox, Ledger) = (outbox, ledger);

    public Outbox Outbox { get; }

    public LedgerPlatform Ledger { get; }

    public CorrectionDesk Desk => Outbox.Get<CorrectionDesk>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CorrectionBench> OpenAsync(bool nonced = false, Func<string, int>? partsOf = null)
    {
        var clock = new FakeClock();
        var ledger = new LedgerPlatform(nonced ? "nonced" : "plain", clock)
        {
            PartsOf = partsOf,
            Traits = new PlatformTraits(double.PositiveInfinity, null, nonced ? TimeSpan.FromMinutes(2) : TimeSpan.Zero),
        };
        return new CorrectionBench(await Outbox.OpenAsync(clock, ledger), ledger);
    }

    /// <summary>A post for so many chats, sent to all of them.</summary>
    public async Task<(long Post, IReadOnlyList<Chat> Chats)> PostedAsync(int chats = 3, string title = "Old")
    {
        var (post, all) = await WaitingAsync(chats, title);
        await Outbox.SendDueAsync();
        return (post, all);
    }

    /// <summary>A post for so many chats that waits to be sent.</summary>
    public async Task<(long Post, IReadOnlyList<Chat> Chats)> WaitingAsync(int chats = 3, string title = "Old")
    {
        var all = await Outbox.SubscribeAsync(Ledger.Name, chats);
        return (await Outbox.DispatchAsync(all, title), all);
    }

    public static CorrectionTarget Of(long post) => new CorrectionTarget.Post(post);

    public Task<CorrectionOutcome> ProposeAsync(CorrectionTarget target, string title, string? reason = null) =>
        Desk.ProposeAsync(new CorrectionRequest(target) { Title = title, Reason = reason }, Ada, Token);

    /// <summary>Proposed by one, approved by the other.</summary>
    public async Task<Correction> CorrectAsync(CorrectionTarget target, string title, string? reason = null)
    {
        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await ProposeAsync(target, title, reason));
        return Assert.IsType<CorrectionOutcome.Applied>(
            await Desk.ApproveAsync(proposed.Correction.Id, Ben, emergency: false, Token)).Correction;
    }

    public async Task<CorrectionOutcome.Applied> RecallAsync(CorrectionTarget target, bool deletes = false) =>
        Assert.IsType<CorrectionOutcome.Applied>(await Desk.RecallAsync(target, deletes, "a mistake", Ada, Token));

    /// <summary>Sends and changes until nothing is left that time alone brings on.</summary>
    public async Task RunAsync()
    {
        for (var round = 0; round < 12; round++)
        {
            await Outbox.Get<DeliverySweep>().RunAsync(Token);
            await Outbox.SendDueAsync();
            await Outbox.ChangeDueAsync();
            Outbox.Clock.Advance(TimeSpan.FromSeconds(round < 6 ? 3 : 600));
        }
    }

    public async Task<CorrectionReport> ReportAsync(long correction) =>
        (await Outbox.Get<CorrectionReportReader>().ReadAsync(correction, Token))!;

    public IReadOnlyList<string> StandingIn(Chat chat) =>
        [.. Ledger.Standing.Where(entry => entry.Chat == chat.Address).Select(entry => entry.Payload)];

    public ValueTask DisposeAsync() => Outbox.DisposeAsync();
}
