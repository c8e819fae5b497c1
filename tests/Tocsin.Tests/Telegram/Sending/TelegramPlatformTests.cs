using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Telegram.Support;
using Tocsin.Tests.Posts;

namespace Tocsin.Tests.Telegram.Sending;

public sealed class TelegramPlatformTests : IAsyncLifetime
{
    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Posts_text_with_its_look_its_source_and_its_buttons()
    {
        var group = _bench.Group();
        var post = new Post
        {
            Language = "en",
            Title = "Bread & <water>",
            Blocks = [new PostParagraph([new PostSpan("Read "), new PostSpan("this", PostStyle.Bold, "https://site.example/1")])],
            Source = new SourceLine("A. Author", "A Paper", new DateOnly(2016, 5, 12), "en", "https://site.example/1"),
            Buttons = [new PostButton("Next", "/search bread page:2"), new PostButton("Site", Url: "https://site.example/")],
        };

        var outcome = await _bench.SendAsync(Bench.Address(group), post);

        var message = Assert.Single(group.Standing);
        Assert.Equal(new SendOutcome.Delivered($"{message.Id}"), outcome);
        Assert.Equal("Bread & <water>\n\nRead this\n\nA. Author · A Paper · 12 May 2016 · en\nRead the article", message.Text);
        Assert.Equal(["bold", "text_link", "bold", "italic", "text_link"], message.Words.Entities.Select(entity => entity.Type));
        Assert.Equal([("Next", "/search bread page:2", null), ("Site", null, "https://site.example/")], message.Buttons);
        Assert.False(message.Silent || message.Protected || message.NoPreview);
    }

    [Fact]
    public async Task Posts_in_a_topic()
    {
        var group = _bench.Group("supergroup", 57);

        await _bench.SendAsync(Bench.Address(group, 57), Bench.PostOf("In the topic."));

        Assert.Equal(57, Assert.Single(group.Standing).Topic);
    }

    [Fact]
    public async Task A_chat_at_risk_gets_no_sound_no_preview_no_mention_and_nothing_to_forward()
    {
        var group = _bench.Group();

        await _bench.SendAsync(Bench.Address(group), Bench.PostOf("Ask @somebody."), new ChatSettings { Risk = ChatRisk.High });

        var message = Assert.Single(group.Standing);
        Assert.True(message is { Silent: true, Protected: true, NoPreview: true });
        Assert.Equal("Ask @\u2060somebody.", message.Text);
    }

    [Fact]
    public async Task An_image_is_uploaded_once_and_then_posted_by_its_id()
    {
        var (first, second) = (_bench.Group(), _bench.Group());
        var post = Bench.PostOf("Look.") with { Image = new PostImage("square.png", "A red square.") };

        await _bench.SendAsync(Bench.Address(first), post);
        await _bench.SendAsync(Bench.Address(second), post);

        Assert.Equal("Look.\n\nA red square.", Assert.Single(first.Standing).Text);
        Assert.Equal(first.Standing[0].Photo, second.Standing[0].Photo);
        Assert.Equal(TinyImages.Png(), Assert.Single(_bench.Simulator.World.Files).Value);
    }

    [Fact]
    public async Task After_a_refused_image_the_words_leave_only_if_they_still_may()
    {
        var group = _bench.Group();
        var part = _bench.Platform.Render(Bench.PostOf("Look.") with { Image = new PostImage("no-image.png", "A red square.") }, new ChatSettings())[0];

        var outcome = await _bench.Platform.SendAsync(
            new OutgoingPart(Bench.Address(group), part, "n", Silent: false) { MayLeave = () => Task.FromResult(false) },
            TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.NotSent>(outcome);
        Assert.Empty(group.Messages);
    }

    [Theory]
    [InlineData("missing.png")]
    [InlineData("../../etc/hostname")]
    [InlineData("no-image.png")]
    public async Task An_image_that_cannot_be_read_or_that_Telegram_does_not_take_leaves_its_words(string path)
    {
        var group = _bench.Group();

        await _bench.SendAsync(Bench.Address(group), Bench.PostOf("Look.") with { Image = new PostImage(path, "A red square.") });

        var message = Assert.Single(group.Standing);
        Assert.Equal(("Look.\n\nA red square.", null), (message.Text, message.Photo));
    }

    [Fact]
    public async Task A_chat_that_cannot_be_written_to_is_unavailable_with_its_reason()
    {
        var kicked = Changed(chat => chat.BotStatus = "kicked");
        var left = Changed(chat => chat.BotStatus = "left");
        var deleted = Changed(chat => chat.IsDeleted = true);
        var deactivated = Changed(chat => chat.IsDeactivated = true);
        var muted = Changed(chat => chat.BotMayWrite = false);

        Assert.Equal(SuspendReason.Kicked, Reason(await _bench.SendAsync(kicked)));
        Assert.Equal(SuspendReason.Kicked, Reason(await _bench.SendAsync(left)));
        Assert.Equal(SuspendReason.Gone, Reason(await _bench.SendAsync(deleted)));
        Assert.Equal(SuspendReason.Blocked, Reason(await _bench.SendAsync(deactivated)));
        Assert.Equal(SuspendReason.NoPermission, Reason(await _bench.SendAsync(muted)));

        SimChat Changed(Action<SimChat> change)
        {
            var group = _bench.Group();
            change(group);
            return group;
        }
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_a_closed_topic_and_an_unknown_chat_are_unavailable()
    {
        var person = _bench.Simulator.World.Chats[_bench.Simulator.People.Person("Ada").Id];
        person.BotStatus = "kicked";
        var forum = _bench.Group("supergroup", 57);
        forum.Topics[57] = false;

        Assert.Equal(SuspendReason.Blocked, Reason(await _bench.SendAsync(person)));
        Assert.Equal(SuspendReason.Closed, Reason(await _bench.SendAsync(Bench.Address(forum, 57), Bench.PostOf("x"))));
        Assert.Equal(SuspendReason.Closed, Reason(await _bench.SendAsync(Bench.Address(forum, 1), Bench.PostOf("x"))));
        Assert.Equal(SuspendReason.Gone, Reason(await _bench.SendAsync(new ChatAddress("telegram", "-100999"), Bench.PostOf("x"))));
    }

    [Theory]
    [InlineData("Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", SuspendReason.NoPermission)]
    [InlineData("Bad Request: CHAT_ADMIN_REQUIRED", SuspendReason.NoPermission)]
    [InlineData("Bad Request: USER_IS_BLOCKED", SuspendReason.Blocked)]
    public void What_the_inner_API_says_of_a_chat_suspends_it(string description, SuspendReason reason) =>
        Assert.Equal(reason, Reason(Refusals.Outcome(new ApiProblem.Refused(400, description))));

    [Fact]
    public async Task A_group_that_became_a_supergroup_has_moved()
    {
        var group = _bench.Group("group");
        var supergroup = _bench.Simulator.People.Migrate(group);

        Assert.Equal(new SendOutcome.ChatMoved(Bench.Address(supergroup)), await _bench.SendAsync(group));
    }

    [Fact]
    public async Task A_429_says_how_long_and_one_for_a_second_chat_meanwhile_holds_for_all()
    {
        var (first, second) = (_bench.Group(), _bench.Group());
        _bench.Simulator.Faults.RetryAfterSeconds = 7;
        _bench.Simulator.Faults.Order("sendMessage", Fault.RateLimited, times: 3);

        Assert.Equal(new SendOutcome.RateLimited(TimeSpan.FromSeconds(7), WholePlatform: false), await _bench.SendAsync(first));
        Assert.Equal(new SendOutcome.RateLimited(TimeSpan.FromSeconds(7), WholePlatform: true), await _bench.SendAsync(second));
        _bench.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(new SendOutcome.RateLimited(TimeSpan.FromSeconds(7), WholePlatform: false), await _bench.SendAsync(first));
        Assert.Empty(first.Standing);
    }

    [Theory]
    [InlineData(Fault.BadGateway, 0)]
    [InlineData(Fault.Dropped, 0)]
    [InlineData(Fault.DoneThenDropped, 1)]
    [InlineData(Fault.DoneThenTruncated, 1)]
    public async Task What_gets_no_clear_answer_is_in_doubt_and_is_never_sent_again(Fault fault, int posted)
    {
        var group = _bench.Group();
        _bench.Simulator.Faults.Order("sendMessage", fault);

        var outcome = await _bench.SendAsync(group);

        Assert.IsType<SendOutcome.InDoubt>(outcome);
        Assert.Equal(posted, group.Standing.Count);
        Assert.Single(_bench.Simulator.CallsOf("sendMessage"));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_at_the_time_limit_in_doubt()
    {
        var group = _bench.Group();
        _bench.Simulator.Faults.Order("sendMessage", Fault.DoneThenStalled);
        var posted = new TaskCompletionSource();
        _bench.Simulator.World.Tell = (_, _) => posted.SetResult();

        var sending = _bench.SendAsync(group);
        await posted.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(sending.IsCompleted);
        _bench.Clock.Advance(_bench.Settings.RequestTimeout);

        Assert.IsType<SendOutcome.InDoubt>(await sending);
    }

    [Fact]
    public async Task Edits_text_photos_and_what_already_says_so()
    {
        var group = _bench.Group();
        var address = Bench.Address(group);
        var photo = Bench.PostOf("Look.") with { Image = new PostImage("square.png", "A square.") };
        var text = Id(await _bench.SendAsync(address, Bench.PostOf("Old.")));
        var image = Id(await _bench.SendAsync(address, photo));

        var shown = group.Standing[1].Photo;
        Assert.Equal(text, Id(await EditAsync(address, text, Bench.PostOf("New."))));
        Assert.Equal(text, Id(await EditAsync(address, text, Bench.PostOf("New."))));
        Assert.Equal(image, Id(await EditAsync(address, image, Bench.PostOf("Only words."))));
        Assert.Equal("Only words.", group.Standing[1].Text);
        // A photo cannot become a text: what it showed is gone all the same.
        Assert.NotEqual(shown, group.Standing[1].Photo);
        Assert.Equal(image, Id(await EditAsync(address, image, photo)));

        Assert.Equal(["New.", "Look.\n\nA square."], group.Standing.Select(message => message.Text));
        Assert.Equal([1, 2], group.Standing.Select(message => message.Edits));
    }

    [Fact]
    public async Task Deletes_what_is_young_and_turns_what_is_old_into_a_notice_in_the_chats_language()
    {
        var group = _bench.Group();
        var address = Bench.Address(group);
        var old = Id(await _bench.SendAsync(address, Bench.PostOf("Old.")));
        var oldPhoto = Id(await _bench.SendAsync(address, Bench.PostOf("Old.") with { Image = new PostImage("square.png", "A square.") }));
        _bench.Clock.Advance(TimeSpan.FromHours(49));
        var young = Id(await _bench.SendAsync(address, Bench.PostOf("Young.")));

        await _bench.Chats.SubscribeAsync(address, new ChatSettings { Language = "fr" }, TestContext.Current.CancellationToken);
        foreach (var id in new[] { young, young, old, old, oldPhoto })
        {
            var outcome = await _bench.Platform.DeleteAsync(address, id, TestContext.Current.CancellationToken);
            Assert.Equal(new SendOutcome.Delivered(id), outcome);
        }

        Assert.All(group.Standing, message => Assert.Equal("Ce message a été retiré par ceux qui l'avaient envoyé.", message.Text));
        Assert.Equal(2, group.Standing.Count);
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_gone_and_not_refused()
    {
        var outcome = await EditAsync(Bench.Address(_bench.Group()), "99", Bench.PostOf("New."));

        Assert.IsType<SendOutcome.Gone>(outcome);
    }

    [Fact]
    public async Task The_second_request_of_a_deletion_waits_for_its_turn()
    {
        var group = _bench.Group();
        var old = Id(await _bench.SendAsync(group));
        _bench.Clock.Advance(TimeSpan.FromHours(49));
        _bench.Pause = TimeSpan.FromSeconds(9);

        Assert.Equal(
            new SendOutcome.RateLimited(TimeSpan.FromSeconds(9), WholePlatform: true),
            await _bench.Platform.DeleteAsync(Bench.Address(group), old, TestContext.Current.CancellationToken));
        Assert.Empty(_bench.Simulator.CallsOf("editMessageText"));
    }

    [Fact]
    public async Task A_reply_stands_below_the_message_it_answers()
    {
        var group = _bench.Group();
        var first = Id(await _bench.SendAsync(group));

        var part = _bench.Platform.Render(Bench.PostOf("More."), new ChatSettings())[0];
        var second = Id(await _bench.Platform.SendAsync(
            new OutgoingPart(Bench.Address(group), part, "n", Silent: false) { ReplyTo = first }, TestContext.Current.CancellationToken));

        Assert.Equal(first, group.Messages[long.Parse(second, System.Globalization.CultureInfo.InvariantCulture)].ReplyTo?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("https://t.me/c/1234567/89", "-1001234567", "89")]
    [InlineData("t.me/c/1234567/57/89?single", "-1001234567", "89")]
    [InlineData("https://t.me/publicname/89", null, null)]
    [InlineData("https://t.me/c/12a/89", null, null)]
    public void Reads_the_link_of_a_private_message(string link, string? place, string? message)
    {
        var read = _bench.Platform.ReadLink(link);

        Assert.Equal((place, message), (read?.Place, read?.MessageIds[0]));
    }

    private Task<SendOutcome> EditAsync(ChatAddress chat, string id, Post post) =>
        _bench.Platform.EditAsync(chat, id, _bench.Platform.Render(post, new ChatSettings())[0], TestContext.Current.CancellationToken);

    private static string Id(SendOutcome outcome) => Assert.IsType<SendOutcome.Delivered>(outcome).MessageId;

    private static SuspendReason Reason(SendOutcome outcome) => Assert.IsType<SendOutcome.ChatUnavailable>(outcome).Reason;
}
