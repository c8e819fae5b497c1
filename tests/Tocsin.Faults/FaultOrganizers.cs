using System.Globalization;
using Microsoft.Extensions.Hosting;
using Tocsin.Core.Corrections;
using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Faults;

/// <summary>Two organizers inside the process that is killed: one proposes, the other approves. Whatever a death undid they do again.</summary>
/// <remarks>First texts of their own, then of each three scheduled posts one is corrected, one is recalled and one is left alone.</remarks>
internal sealed class FaultOrganizers(
    Database database, ProposalDesk proposals, ProposalApproval approval, ProposalStore store, CorrectionDesk corrections, CorrectionStore applied)
    : BackgroundService
{
    /// <summary>Texts of their own.</summary>
    public const int Texts = 8;

    private static readonly Actor Writer = new("aaaa000000000000", "Ana", OrganizerRole.Approver);

    private static readonly Actor Approver = new("bbbb000000000000", "Ben", OrganizerRole.Approver);

    /// <summary>What becomes of a scheduled post.</summary>
    public static Deed DeedFor(long dispatch) => (Deed)(dispatch % 3);

    /// <summary>What a corrected post is called.</summary>
    public static string Corrected(string title) => title + " corrected";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var number = 1; number <= Texts; number++)
        {
            await WriteAsync(number, stoppingToken);
        }

        var posts = await database.ReadAsync(
            session => session.QueryAsync<Scheduled>(
                "SELECT id AS Id, scheduled_at AS At FROM dispatch WHERE origin LIKE 'schedule:%' ORDER BY id"),
            stoppingToken);
        foreach (var post in posts)
        {
            await ChangeAsync(post, stoppingToken);
        }
    }

    private async Task WriteAsync(int number, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(number, cancellationToken) is null)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Text {number}");
            var draft = new ProposalDraft
            {
                Subject = new ProposalSubject.Words(),
                Texts = new Dictionary<string, ProposedText> { ["en"] = new(title, ["Come at noon."], null) },
            };
            Demand(await proposals.ProposeAsync(Writer, draft, cancellationToken) is ProposalOutcome.Done);
        }

        var proposal = (await store.FindAsync(number, cancellationToken))!;
        if (proposal.Dispatch is null)
        {
            Demand(await approval.ApproveAsync(Approver, number, proposal.Standing.Mark, mention: null, cancellationToken) is ProposalOutcome.Done);
        }
    }

    private async Task ChangeAsync(Scheduled post, CancellationToken cancellationToken)
    {
        if (DeedFor(post.Id) == Deed.LeftAlone || (await applied.OfPostAsync(post.Id, cancellationToken)).Count > 0)
        {
            return;
        }

        var target = new CorrectionTarget.Post(post.Id);
        if (DeedFor(post.Id) == Deed.Recalled)
        {
            Demand(await corrections.RecallAsync(target, deletes: true, null, Writer, cancellationToken) is CorrectionOutcome.Applied);
            return;
        }

        var waiting = (await applied.WaitingAsync(cancellationToken)).FirstOrDefault(correction => correction.Subject == target.Text);
        if (waiting is null)
        {
            var title = Corrected(DateTimeOffset.FromUnixTimeMilliseconds(post.At).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            var proposed = await corrections.ProposeAsync(new CorrectionRequest(target) { Title = title }, Writer, cancellationToken);
            waiting = (proposed as CorrectionOutcome.Proposed)?.Correction;
            Demand(waiting is not null);
        }

        Demand(await corrections.ApproveAsync(waiting!.Id, Approver, emergency: false, cancellationToken) is CorrectionOutcome.Applied);
    }

    private static void Demand(bool met)
    {
        if (!met)
        {
            throw new InvalidOperationException("The organizers' deed was refused.");
        }
    }

    internal enum Deed
    {
        LeftAlone,
        Corrected,
        Recalled,
    }

    private sealed class Scheduled
    {
        public long Id { get; set; }

        public long At { get; set; }
    }
}
