using Tocsin.Core.Commands.Members;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;
using Tocsin.LocalChat;

namespace Tocsin.Cli;

/// <summary>Shows a search's answer in the terminal as the local chat does.</summary>
internal sealed class SearchPrinter(TimeProvider clock)
{
    public void Print(SearchAnswer answer, string? language) =>
        PostPrinter.PrintAnswer(TerminalOutput.Create(), Post(answer, language ?? "en") with { Buttons = [] });

    private Post Post(SearchAnswer answer, string language) => SearchPost.Compose(
        answer, new Paging(1, answer.Query), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), language);
}
