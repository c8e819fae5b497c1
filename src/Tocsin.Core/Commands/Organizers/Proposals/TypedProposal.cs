using Tocsin.Core.Proposals.Reading;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>What was typed after <c>/propose</c>.</summary>
/// <param name="Number">The proposal that is edited; null for a new one.</param>
/// <param name="Request">The rest.</param>
/// <param name="IsWrongNumber">Whether <c>edit:</c> holds no number.</param>
internal sealed record TypedProposal(long? Number, ProposalRequest Request, bool IsWrongNumber = false)
{
    /// <remarks>
    /// A number right behind the command, or in <c>edit:</c>, says which proposal is edited. A new text has a title before
    /// it, so that one which begins with a number is not taken for that.
    /// </remarks>
    public static TypedProposal Read(CommandCall call, IReadOnlyList<CommandOption> options)
    {
        var (given, rest) = (call.Options, call.Arguments);
        if (given.TryGetValue("edit", out var edit))
        {
            return ProposalNumber.Read(edit) is ({ } id, "")
                ? new TypedProposal(id, RequestOf(given, rest))
                : new TypedProposal(null, new ProposalRequest(), IsWrongNumber: true);
        }

        if (given.Count == 0 && ProposalNumber.Read(rest) is var (number, behind))
        {
            var parsed = CommandArguments.Parse(behind, options);
            return new TypedProposal(number, RequestOf(parsed.Options, parsed.Rest));
        }

        return new TypedProposal(null, RequestOf(given, rest));
    }

    private static ProposalRequest RequestOf(IReadOnlyDictionary<string, string> given, string rest) => new()
    {
        Campaign = given.GetValueOrDefault("campaign"),
        Article = given.GetValueOrDefault("article"),
        Digest = given.GetValueOrDefault("digest"),
        Title = given.GetValueOrDefault("title"),
        Language = given.GetValueOrDefault("lang"),
        From = given.GetValueOrDefault("from"),
        To = given.GetValueOrDefault("to"),
        At = given.GetValueOrDefault("at"),
        Alt = given.GetValueOrDefault("alt"),
        Own = given.GetValueOrDefault("own"),
        Text = rest.Length == 0 ? null : rest,
    };
}
