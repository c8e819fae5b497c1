using System.Globalization;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/audit [N]</c>: what organizers did last, and the seal to note elsewhere.</summary>
internal sealed class AuditCommand(AuditReader audit) : ICommand
{
    private const int Usual = 10;
    private const int Most = 50;

    public CommandDefinition Definition { get; } = new("audit", CommandRole.Organizer)
    {
        Options = [new CommandOption("count") { IsWord = true }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var count = int.TryParse(call.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? Math.Clamp(typed, 1, Most) : Usual;
        var entries = await audit.LastAsync(count, cancellationToken);
        var head = await audit.HeadAsync(cancellationToken);
        return entries.Count == 0
            ? CommandAnswer.Say(words.Language, words["audit.empty"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words["audit.title"],
                Blocks =
                [
                    new PostList([.. entries.Select(entry => new PostParagraph(Line(entry, words)))]),
                    new PostParagraph(words.Format("audit.head", head.Entries, head.Shown)),
                ],
            });
    }

    private static IReadOnlyList<PostSpan> Line(NamedAuditEntry named, Words words)
    {
        var entry = named.Entry;
        var about = string.Join(' ', new[] { entry.Action, entry.Subject, entry.Detail }.Where(part => part.Length > 0));
        return
        [
            new PostSpan(string.Create(words.Culture, $"{entry.Number}. {entry.At.UtcDateTime:d MMM HH:mm} UTC — ")),
            new PostSpan(named.Name ?? entry.Actor, PostStyle.Bold),
            new PostSpan($": {about}"),
        ];
    }
}
