using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Commands;

public sealed class CommandRouterTests
{
    private readonly CommandRouter _router = new([new Echo("search", CommandRole.Member), new Echo("halt", CommandRole.Organizer)]);

    [Theory]
    [InlineData("/search hospital")]
    [InlineData("  /search   hospital  ")]
    [InlineData("/SEARCH hospital")]
    [InlineData("/search@tocsin_bot hospital")]
    [InlineData("/search\nhospital")]
    public async Task Hands_the_rest_of_the_line_to_the_command(string line)
    {
        Assert.Equal("hospital", Text(await AskAsync(line)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/ search")]
    [InlineData("search hospital")]
    public async Task Explains_itself_when_the_line_is_no_command(string line)
    {
        var answer = await AskAsync(line);

        Assert.False(answer.Succeeded);
        Assert.Contains("/help", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposes_the_nearest_command()
    {
        Assert.Contains("/search", Text(await AskAsync("/serach hospital")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_proposes_a_command_that_the_person_may_not_use()
    {
        Assert.DoesNotContain("halt", Text(await AskAsync("/hallt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_member_what_is_for_organizers()
    {
        var answer = await AskAsync("/halt now");

        Assert.False(answer.Succeeded);
        Assert.Equal("Only organizers can do that.", Text(answer));
    }

    [Fact]
    public async Task Takes_no_platforms_word_for_an_organizer()
    {
        Assert.False((await AskAsync("/halt now", CommandRole.Owner)).Succeeded);
    }

    private static CommandRequest Request(string line, CommandRole role = CommandRole.Member) =>
        new(line, new ChatAddress("local", "terminal"), role, "en");

    private static string Text(CommandAnswer answer) =>
        string.Concat(((PostParagraph)answer.Posts.Single().Blocks.Single()).Spans.Select(span => span.Text));

    private Task<CommandAnswer> AskAsync(string line, CommandRole role = CommandRole.Member) =>
        _router.AnswerAsync(Request(line, role), TestContext.Current.CancellationToken);

    /// <summary>Answers with what it was given.</summary>
    private sealed class Echo(string name, CommandRole who, params CommandOption[] options) : ICommand
    {
        public CommandDefinition Definition { get; } = new(name, who) { Options = options };

        public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
            Task.FromResult(CommandAnswer.Say("en", call.Arguments));
    }
}
