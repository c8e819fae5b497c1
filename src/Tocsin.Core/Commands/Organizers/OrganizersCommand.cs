using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Appointing;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/organizers</c> lists them; owners appoint with <c>add approver NAME</c> and take back with <c>remove NAME</c>.</summary>
/// <remarks>The code is said once, and only where nobody else reads along.</remarks>
internal sealed class OrganizersCommand(Appointments appointments) : ICommand
{
    private static readonly CommandOption Action = new("action") { Choices = ["add", "remove"] };
    private static readonly CommandOption Role = new("role") { Choices = ["organizer", "approver"] };

    public CommandDefinition Definition { get; } = new("organizers", CommandRole.Organizer)
    {
        Options = [Action, Role, new CommandOption("name")],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var action = call.Words is [var first, ..] ? first.ToLowerInvariant() : "";
        if (action is "add" or "remove" && call.Actor!.Role < OrganizerRole.Owner)
        {
            return CommandAnswer.Explain(words.Language, words["router.for-owners"]);
        }

        return action switch
        {
            "" => CommandAnswer.Of(await ListAsync(words, cancellationToken)),
            "add" when RoleOf(call.Words) is { } role && call.Words.Count > 2 =>
                await AddAsync(call, role, string.Join(' ', call.Words.Skip(2)), words, cancellationToken),
            "remove" when call.Words.Count > 1 => await RemoveAsync(call, words, cancellationToken),
            _ => CommandAnswer.Explain(words.Language, words["organizers.how"]),
        };
    }

    private static OrganizerRole? RoleOf(IReadOnlyList<string> typed) =>
        (typed.Count > 1 ? typed[1].ToLowerInvariant() : "") switch
        {
            "organizer" => OrganizerRole.Organizer,
            "approver" => OrganizerRole.Approver,
            _ => null,
        };

    private async Task<CommandAnswer> AddAsync(
        CommandCall call, OrganizerRole role, string name, Words words, CancellationToken cancellationToken)
    {
        if (!call.Request.IsPrivate)
        {
            return CommandAnswer.Explain(words.Language, words["organizers.in-private"]);
        }

        return await appointments.InviteAsync(call.Actor!, role, name, cancellationToken) switch
        {
            InviteOutcome.Invited invited => CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Blocks =
                [
                    new PostParagraph(words.Format("organizers.invited", invited.Name, words[$"organizers.role.{invited.Role.ToString().ToLowerInvariant()}"])),
                    new PostParagraph([new PostSpan($"/join {invited.Code}", PostStyle.Bold)]),
                    new PostParagraph(words.Format("organizers.code", (int)Appointments.CodeLife.TotalHours)),
                ],
            }),
            InviteOutcome.IsOwner => CommandAnswer.Explain(words.Language, words["organizers.is-owner"]),
            _ => CommandAnswer.Explain(words.Language, words["organizers.bad-name"]),
        };
    }

    private async Task<CommandAnswer> RemoveAsync(CommandCall call, Words words, CancellationToken cancellationToken)
    {
        // Discord sends the role, too, where somebody fills it in.
        var name = string.Join(' ', call.Words.Skip(RoleOf(call.Words) is null || call.Words.Count == 2 ? 1 : 2));
        return await appointments.RemoveAsync(call.Actor!, name, cancellationToken) is { } removed
            ? CommandAnswer.Say(words.Language, words.Format("organizers.removed", removed.Name))
            : CommandAnswer.Explain(words.Language, words["organizers.no-such"]);
    }

    private async Task<Post> ListAsync(Words words, CancellationToken cancellationToken) => new()
    {
        Language = words.Language,
        Title = words["organizers.title"],
        Blocks =
        [
            new PostList([.. (await appointments.ListAsync(cancellationToken)).Select(one => new PostParagraph(
                [new PostSpan(one.Name, PostStyle.Bold), new PostSpan($" — {words[$"organizers.role.{one.Role.ToString().ToLowerInvariant()}"]}")]))]),
            new PostParagraph(words["organizers.how"]),
        ],
    };
}
