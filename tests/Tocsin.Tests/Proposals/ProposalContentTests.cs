using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Images;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Posts;

namespace Tocsin.Tests.Proposals;

public sealed class ProposalContentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_in_two_languages_reaches_each_chat_in_its_own_and_warns_of_a_third()
    {
        await using var committee = await Committee.MeetAsync("en", "fr", "ar");
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());
        var edited = Assert.IsType<ProposalOutcome.Done>(await committee.EditAsync(
            Committee.Cleo, proposal.Id, new ProposalRequest { Language = "fr", Title = "Venez", Text = "À midi." })).Proposal;

        var preview = await committee.Outbox.Get<ProposalPreview>().MakeAsync(edited, null, null, Token);
        await committee.ApproveAsync(Committee.Ana, edited);
        await committee.SendAsync();

        Assert.Equal([("ar", 1)], preview.Missing);
        Assert.Equal(["en", "fr", "ar"], preview.Messages.Select(message => message.Language));
        Assert.Equal(["Come to the square", "Come to the square", "Venez"], committee.Posted.Order());
        Assert.Contains(Words(edited.Content.Posts["ar"]), text => text.Contains("English", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I6_A_test_goes_to_rooms_where_no_member_reads_and_to_nobody_else()
    {
        await using var committee = await Committee.MeetAsync("en", "en");
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());
        var test = committee.Outbox.Get<TestPost>();

        Assert.IsType<TestPostOutcome.NoRoom>(await test.SendAsync(proposal, Committee.Cleo, Token));
        await committee.Outbox.Chats.SetRoomAsync(new ChatAddress("local", "1"), isRoom: true, new ChatSettings(), Token);
        Assert.IsType<TestPostOutcome.OnlyPublicRooms>(await test.SendAsync(proposal, Committee.Cleo, Token));
        await committee.Outbox.Chats.SetRoomAsync(new ChatAddress("local", "room"), isRoom: true, new ChatSettings(), Token);
        Assert.Equal(new TestPostOutcome.Sent(1), await test.SendAsync(proposal, Committee.Cleo, Token));
        await committee.SendAsync();

        Assert.Equal(["room"], committee.Ledger.Posted.Select(entry => entry.Chat.Place).Order());
    }

    [Fact]
    public async Task A_text_that_quotes_an_article_carries_its_source()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync();

        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { From = $"{article}" });

        Assert.Equal("The Paper", proposal.Content.Posts["en"].Source!.Publication);
        Assert.Equal("A. Writer", proposal.Content.Posts["en"].Source!.Authors);
    }

    [Fact]
    public async Task An_own_summary_stands_above_all_others_once_it_is_approved()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"{article}", Own = "The bridge was closed; the bakers went by boat." });

        Assert.Null((await committee.Outbox.Get<ArticleStore>().FindAsync(new ArticleId(article), Token))!.Content.OwnSummary);
        Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, proposal));
        await committee.SendAsync();
        var posted = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"{article}" });

        Assert.Empty(committee.Posted);
        Assert.Contains("The bridge was closed; the bakers went by boat.", Words(posted.Content.Posts["en"]));
        Assert.Contains("In the organizers’ words", Words(posted.Content.Posts["en"]));
    }

    [Fact]
    public async Task An_article_is_posted_as_its_summary_and_counts_as_posted()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync("The river rises");

        await committee.ApproveAsync(Committee.Ana, await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"#{article}" }));
        await committee.SendAsync();

        Assert.Equal(["The river rises"], committee.Posted);
        Assert.Equal(article, await committee.Outbox.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT article_id FROM dispatch_article"), Token));
    }

    [Fact]
    public async Task A_digest_holds_what_came_lately()
    {
        await using var committee = await Committee.MeetAsync();
        await committee.ArticleAsync("One");
        committee.Clock.Advance(TimeSpan.FromDays(10));
        await committee.ArticleAsync("Two");

        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Digest = "7d" });

        Assert.Equal([2], proposal.Content.Articles);
        Assert.Equal("digest-empty", Assert.IsType<ProposalOutcome.Impossible>(await NothingAsync(committee)).Problem.Key);
    }

    [Fact]
    public async Task New_words_of_a_campaign_become_its_next_revision_and_outlive_an_unchanged_file()
    {
        await using var committee = await Committee.MeetAsync();
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign());
        var request = new ProposalRequest { Campaign = "clean-river", Language = "fr", Title = "Rivière propre", Text = "Venez." };
        var proposal = await committee.ProposeAsync(Committee.Cleo, request);
        var store = committee.Outbox.Get<CampaignStore>();
        Assert.Equal(1, (await store.FindAsync("clean-river", Token))!.Revision);

        Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, proposal));
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign());

        var current = (await store.FindAsync("clean-river", Token))!;
        Assert.Equal((2, Committee.Ana.Id), (current.Revision, current.ApprovedBy));
        Assert.Equal(["en", "fr"], current.Campaign.Texts.Keys);
        Assert.Empty((await committee.Outbox.CountAsync()).Keys);
    }

    [Fact]
    public async Task I6_Words_that_hold_are_not_said_to_be_taken_back()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"{article}", Own = "The bakers went by boat." });
        await committee.ApproveAsync(Committee.Ana, proposal);

        var edit = await committee.EditAsync(Committee.Cleo, proposal.Id, new ProposalRequest { Own = "The bakers swam." });
        var rejection = await committee.Approval.RejectAsync(Committee.Ana, proposal.Id, "They swam.", Token);

        Assert.Equal(ProposalRefusal.AlreadyHolds, Assert.IsType<ProposalOutcome.Refused>(edit).Refusal);
        Assert.Equal(ProposalRefusal.AlreadyHolds, Assert.IsType<ProposalOutcome.Refused>(rejection).Refusal);
    }

    [Fact]
    public async Task Words_that_hold_crowd_nothing_out_of_the_list()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync();
        foreach (var text in (string[])["By boat.", "On foot."])
        {
            await committee.ApproveAsync(
                Committee.Ana, await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"{article}", Own = text }));
        }

        var later = await committee.ProposeAsync(Committee.Cleo, Committee.Text("\"kind\":\"own-summary\"") with { At = "hand" });
        await committee.ApproveAsync(Committee.Ana, later);
        var waiting = await committee.ProposeAsync(Committee.Cleo, Committee.Text());

        Assert.Equal([waiting.Id, later.Id], (await committee.Store.OpenAsync(2, Token)).Select(proposal => proposal.Id));
        Assert.Equal([waiting.Id], (await committee.Store.OpenAsync(1, Token)).Select(proposal => proposal.Id));
    }

    [Fact]
    public async Task Words_made_of_an_older_campaign_are_not_approved()
    {
        await using var committee = await Committee.MeetAsync();
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign());
        var proposal = await committee.ProposeAsync(
            Committee.Cleo, new ProposalRequest { Campaign = "clean-river", Language = "fr", Title = "Rivière", Text = "Venez." });
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign() with { Hashtags = ["#River"] });

        var outcome = await committee.ApproveAsync(Committee.Ana, proposal);

        Assert.Equal("campaign-changed", Assert.IsType<ProposalOutcome.Impossible>(outcome).Problem.Key);
        Assert.Equal(ProposalState.Waiting, (await committee.FindAsync(proposal.Id)).Standing.State);
    }

    [Fact]
    public async Task A_campaign_can_be_made_in_chat()
    {
        await using var committee = await Committee.MeetAsync();
        var words = await committee.ProposeAsync(
            Committee.Cleo, new ProposalRequest { Campaign = "New bridge", Title = "A new bridge", Text = "We want one." });
        await committee.ApproveAsync(Committee.Ana, words);

        var call = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Campaign = "new-bridge" });

        Assert.Equal("A new bridge", call.Content.Title);
    }

    [Fact]
    public async Task An_image_is_kept_under_its_hash_and_told_by_its_bytes()
    {
        await using var committee = await Committee.MeetAsync();
        var images = committee.Outbox.Get<ImageStore>();

        var (path, _) = await images.KeepAsync(new MemoryStream(TinyImages.Png()), Token);
        var (again, _) = await images.KeepAsync(new MemoryStream(TinyImages.Png([("tEXt", TinyImages.Place)])), Token);
        var (_, kind) = await images.KeepAsync(new MemoryStream("<svg onload=alert(1)>"u8.ToArray()), Token);
        var (_, size) = await images.KeepAsync(new MemoryStream(new byte[ImageStore.Largest + 1]), Token);

        Assert.Equal(path, again);
        Assert.Equal(TinyImages.Png(), await File.ReadAllBytesAsync(PostImageFile.Locate(path!, "config", committee.Outbox.Options.DataDirectory)!, Token));
        Assert.Equal(("image-kind", "image-too-large"), (kind!.Key, size!.Key));
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { Image = path, Alt = "A bridge under water" });
        Assert.Equal(new PostImage(path!, "A bridge under water"), proposal.Content.Posts["en"].Image);
        var preview = await committee.Outbox.Get<ProposalPreview>().MakeAsync(proposal, null, null, Token);
        Assert.Equal([new PreviewedImage("PNG", (TinyImages.Png().Length, path!["data:/".Length..][..16]))], preview.Images);
        Assert.Equal("alt-missing", Assert.IsType<ProposalOutcome.Impossible>(await committee.EditAsync(
            Committee.Cleo, proposal.Id, new ProposalRequest { Language = "fr", Title = "Venez", Text = "À midi." })).Problem.Key);
    }

    [Theory]
    [InlineData("data:/../tocsin.db")]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    public void An_image_never_lies_outside_its_folder(string path) => Assert.Null(PostImageFile.Locate(path, "config", "data"));

    private static Task<ProposalOutcome> NothingAsync(Committee committee)
    {
        committee.Clock.Advance(TimeSpan.FromDays(10));
        return committee.Desk.ProposeAsync(Committee.Cleo, committee.Draft(new ProposalRequest { Digest = "2d" }), Token);
    }

    private static IEnumerable<string> Words(Post post) =>
        post.Blocks.OfType<PostParagraph>().SelectMany(paragraph => paragraph.Spans).Select(span => span.Text);
}
