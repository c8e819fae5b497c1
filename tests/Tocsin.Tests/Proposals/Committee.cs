using Tocsin.Core.Articles;
using Tocsin.Core.Archive;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Core.Proposals.Store;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Proposals;

/// <summary>Organizers who propose and decide on a real outbox, with one chat on a ledger.</summary>
internal sealed class Committee : IAsyncDisposable
{
    private Committee(Outbox outbox, LedgerPlatform ledger) => (Outbox, Ledger) = (outbox, ledger);

    public static Actor Ana { get; } = new("aaaa000000000000", "Ana", OrganizerRole.Approver);

    public static Actor Ben { get; } = new("bbbb000000000000", "Ben", OrganizerRole.Owner);

    public static Actor Cleo { get; } = new("cccc000000000000", "Cleo", OrganizerRole.Organizer);

    public Outbox Outbox { get; }

    public LedgerPlatform Ledger { get; }

    public ProposalDesk Desk => Outbox.Get<ProposalDesk>();

    public ProposalApproval Approval => Outbox.Get<ProposalApproval>();

    public ProposalStore Store => Outbox.Get<ProposalStore>();

    public FakeClock Clock => Outbox.Clock;

    /// <summary>The titles that were posted, in order.</summary>
    public IReadOnlyList<string> Posted => [.. Ledger.Posted.Select(entry => entry.Payload.Split(" 1/1")[0])];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Committee> MeetAsync(params string[] languages)
    {
        var clock = new FakeClock();
        var ledger = new LedgerPlatform("local", clock);
        var committee = new Committee(await Outbox.OpenAsync(clock, ledger), ledger);
        foreach (var (index, language) in (languages.Length == 0 ? ["en"] : languages).Index())
        {
            await committee.Outbox.Chats.SubscribeAsync(new ChatAddress("local", $"{index}"), new ChatSettings { Language = language }, Token);
        }

        return committee;
    }

    /// <summary>A draft as it is typed in English.</summary>
    public ProposalDraft Draft(ProposalRequest request) =>
        Assert.IsType<DraftOutcome.Read>(NewDraft.Read(request, new ReadingContext("en", Clock.GetUtcNow()))).Draft;

    public static ProposalRequest Text(string title = "Come to the square", string text = "At noon. | Bring water.") =>
        new() { Title = title, Text = text };

    public async Task<StoredProposal> ProposeAsync(Actor actor, ProposalRequest request) =>
        Assert.IsType<ProposalOutcome.Done>(await Desk.ProposeAsync(actor, Draft(request), Token)).Proposal;

    public Task<ProposalOutcome> EditAsync(Actor actor, long id, ProposalRequest request) =>
        Desk.EditAsync(actor, id, draft => DraftChanges.Edit(draft, request, new ReadingContext("en", Clock.GetUtcNow())), Token);

    public Task<ProposalOutcome> ApproveAsync(Actor actor, StoredProposal proposal, Mention? mention = null) =>
        Approval.ApproveAsync(actor, proposal.Id, proposal.Standing.Mark, mention, Token);

    public async Task<StoredProposal> FindAsync(long id) => (await Store.FindAsync(id, Token))!;

    public Task SendAsync() => Outbox.SendDueAsync();

    public async Task<long> ArticleAsync(string title = "The river", string language = "en")
    {
        var content = new ArticleContent
        {
            Url = $"https://example.org/{Guid.NewGuid():N}",
            Title = title,
            Language = language,
            Published = new DateOnly(2026, 11, 1),
            Authors = ["A. Writer"],
            Publication = "The Paper",
            Paragraphs =
            [
                "The river flows through the old town and past the mill. Every spring it floods the fields below the bridge.",
                "This year the council closed the bridge for three weeks. The bakers of the lower town carried their bread across in boats.",
                "Nobody was hurt, but two houses fell. The council promised a dam, as it had promised one in every flood since the war.",
            ],
        };
        var outcome = await Outbox.Get<ArticleStore>().UpsertAsync([content], announce: true, Token);
        return Assert.IsType<UpsertOutcome.Added>(Assert.Single(outcome)).Id.Value;
    }

    public ValueTask DisposeAsync() => Outbox.DisposeAsync();
}
