using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Following;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Posts;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Store;
using Tocsin.Tests.Archive.Intake;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Commands;

public sealed class SourcesCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organizer_adds_a_site_and_that_is_on_record()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", "<!doctype html><html><head><link rel=alternate type=application/rss+xml href='/feed'></head></html>");
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "News.")));

        var answer = await AskAsync(intake, $"add {intake.Site.Address("/", "magazine.test")} lang:fr topics:\"Water, Health\"");

        Assert.True(answer.Succeeded, Text(answer));
        Assert.Contains("The Magazine (no. 1)", Text(answer), StringComparison.Ordinal);
        Assert.Contains("Items in its feed: 1", Text(answer), StringComparison.Ordinal);
        Assert.Equal("/sources backfill 1", Assert.Single(answer.Posts[0].Buttons).Command);
        var source = Assert.Single(await intake.Directory.ListAsync(Cancel));
        Assert.Equal(("fr", "Water|Health"), (source.Settings.Language, string.Join('|', source.Settings.Topics)));
        Assert.Equal(["0123456789abcdef source.add source:1"], await AuditAsync(intake));
        Assert.Contains("followed already", Text(await AskAsync(intake, $"add {source.Url}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_a_button_for_each_of_several_feeds_with_what_was_decided()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", "<!doctype html><html><head><link rel=alternate type=application/rss+xml title=All href='/all'><link rel=alternate type=application/rss+xml title=Water href='/water'></head></html>");
        intake.Site.On("/water", IntakeFixture.Rss());

        var buttons = (await AskAsync(intake, $"add {intake.Site.Address("/", "magazine.test")} lang:es")).Posts[0].Buttons;
        Assert.Equal(["All", "Water"], buttons.Select(button => button.Label));
        await AskAsync(intake, buttons[1].Command!["/sources ".Length..]);

        Assert.Equal("es", Assert.Single(await intake.Directory.ListAsync(Cancel)).Settings.Language);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("add one two")]
    [InlineData("add 127.0.0.1")]
    [InlineData("add magazine.test lang:nonsense!")]
    [InlineData("remove")]
    [InlineData("remove 7")]
    [InlineData("nobody")]
    [InlineData("page:9")]
    public async Task Says_what_is_wrong_and_changes_nothing(string arguments)
    {
        await using var intake = await IntakeFixture.OpenAsync();

        Assert.False((await AskAsync(intake, arguments)).Succeeded);
        Assert.Empty(await intake.Directory.ListAsync(Cancel));
        Assert.Empty(await AuditAsync(intake));
    }

    [Fact]
    public async Task Shows_the_health_of_each_source_in_plain_words_page_by_page()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        for (var number = 1; number <= 7; number++)
        {
            await intake.Sources.AddAsync($"https://magazine.test/{number}", $"Magazine {number}", new SourceSettings(), fromFile: false, TimeSpan.FromHours(1), Cancel);
        }

        var broken = await intake.AddAsync("/feed", "magazine.test");
        intake.Site.On("/feed", _ => new SiteAnswer(403));
        await intake.VisitAsync(broken.Id);

        var first = (await AskAsync(intake, "")).Posts[0];
        Assert.Equal("Sources: 8", first.Title);
        Assert.Contains("not read yet", Text(first), StringComparison.Ordinal);
        Assert.Equal("/sources list page:2", first.Buttons[^1].Command);
        var second = (await AskAsync(intake, "list page:2")).Posts[0];
        var spanish = Text(await AskAsync(intake, broken.Id.ToString(), "es"));

        Assert.Contains("the site does not let us in (403)", Text(first) + Text(second), StringComparison.Ordinal);
        Assert.Contains("el sitio no nos deja entrar (403)", spanish, StringComparison.Ordinal);
        Assert.Contains(first.Buttons.Concat(second.Buttons), button => button.Command == $"/sources retry {broken.Id}");
    }

    [Fact]
    public async Task Names_the_place_in_the_configuration_where_a_source_is_removed()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        await intake.Sources.AddAsync("https://magazine.test/file", "File", new SourceSettings(), fromFile: true, TimeSpan.FromHours(1), Cancel);
        await File.WriteAllTextAsync(ConfigurationOf(intake), "sources:\n  - url: https://magazine.test/file\n", Cancel);

        var refused = await AskAsync(intake, "remove File");

        Assert.False(refused.Succeeded);
        Assert.Contains("sources.yaml:2", Text(refused), StringComparison.Ordinal);
        Assert.Single(await intake.Directory.ListAsync(Cancel));
    }

    [Fact]
    public async Task Reads_the_past_stops_and_goes_on()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        await intake.AddAsync("/spip.php?page=backend");

        Assert.Contains("article4492", Text(await AskAsync(intake, "backfill 1")), StringComparison.Ordinal);
        Assert.Contains("numbers 5 to 900", Text(await AskAsync(intake, "backfill magazine.test from:5 to:900")), StringComparison.Ordinal);
        Assert.Contains("stops after this page", Text(await AskAsync(intake, "stop magazine")), StringComparison.Ordinal);
        Assert.Equal(BackfillState.Stopped, Assert.Single(await intake.Directory.BackfillsAsync(Cancel)).State);
        Assert.Contains("0% (number 4 of 900)", Text(await AskAsync(intake, "1")), StringComparison.Ordinal);
        await AskAsync(intake, "resume 1");
        Assert.Equal(BackfillState.Running, Assert.Single(await intake.Directory.BackfillsAsync(Cancel)).State);
        Assert.Equal(["source.backfill", "source.backfill-stop", "source.backfill-resume"], (await AuditAsync(intake)).Select(entry => entry.Split(' ')[1]));
    }

    [Fact]
    public async Task Understands_its_own_words_in_the_languages_that_the_bot_speaks()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        await intake.AddAsync("/feed");

        Assert.Contains("relue", Text(await AskAsync(intake, "réessayer 1", "fr")), StringComparison.Ordinal);
        Assert.Contains("لم يعد", Text(await AskAsync(intake, "حذف magazine.test", "ar")), StringComparison.Ordinal);
        Assert.Empty(await intake.Directory.ListAsync(Cancel));
    }

    private static string ConfigurationOf(IntakeFixture intake) => Path.Combine(intake.Archive.Folder, "sources.yaml");

    private static async Task<CommandAnswer> AskAsync(IntakeFixture intake, string arguments, string language = "en")
    {
        var chats = new ChatStore(intake.Archive.Database, intake.Archive.Clock);
        var record = new SourceRecord(new AuditLog(new OrganizerKey(intake.Archive.Options), intake.Archive.Clock));
        var command = new SourcesCommand(
            intake.Directory,
            new SourceList(intake.Directory, chats),
            new SourceAdding(intake.Directory, record),
            new SourceActions(intake.Directory, record, new SourcesFileOptions { Path = ConfigurationOf(intake) }));
        var given = CommandArguments.Parse(arguments, command.Definition.Options);
        return await command.AnswerAsync(
            new CommandCall(new CommandRequest("/sources " + arguments, new ChatAddress("test", "1"), CommandRole.Organizer, language), given.Rest)
            {
                Actor = new Actor("0123456789abcdef", "Ana", OrganizerRole.Organizer),
                Options = given.Options,
            },
            Cancel);
    }

    private static async Task<IEnumerable<string>> AuditAsync(IntakeFixture intake) =>
        await intake.Archive.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT actor || ' ' || action || ' ' || subject FROM audit ORDER BY number"), Cancel);

    private static string Text(CommandAnswer answer) => string.Join('\n', answer.Posts.Select(Text));

    private static string Text(Post post) => string.Join('\n', post.Blocks.Select(block => block switch
    {
        PostParagraph paragraph => Text(paragraph),
        PostList list => string.Join('\n', list.Items.Select(Text)),
        _ => "",
    }));

    private static string Text(PostParagraph paragraph) => string.Concat(paragraph.Spans.Select(span => span.Text));
}
