using Microsoft.Extensions.Options;

namespace Tocsin.Core.Organizers;

/// <summary>Section <c>Organizers</c> of <c>tocsin.json</c>.</summary>
public sealed class OrganizerOptions
{
    public const string Section = "Organizers";

    /// <summary>Who appoints organizers: <c>platform:number</c>, and after a space what to call them.</summary>
    /// <value>
    /// <c>telegram:12345 Ana</c>, <c>discord:8133 Ana</c>, <c>local:keeper</c>. One name twice is one person on two platforms.
    /// None: who sits at the local chat is the owner.
    /// </value>
    public IReadOnlyList<string>? Owners { get; set; }

    /// <summary>Whether one approver alone may send a post or correct one in an emergency; every organizer is told of it.</summary>
    /// <value>Default true.</value>
    public bool Emergency { get; set; } = true;

    /// <summary>Whether to begin anew with another <c>organizers.key</c> than the one that the database was written with, which was lost.</summary>
    /// <value>Default false; for one start only. Everybody is appointed anew, and the audit log up to then can no longer be checked.</value>
    public bool AcceptNewKey { get; set; }
}

internal sealed class ValidateOrganizerOptions : IValidateOptions<OrganizerOptions>
{
    public ValidateOptionsResult Validate(string? name, OrganizerOptions options)
    {
        var problems = (options.Owners ?? []).Select((text, index) => (Problem: OwnerEntry.ProblemOf(text), index))
            .Where(entry => entry.Problem is not null)
            .Select(entry => $"{OrganizerOptions.Section}:Owners:{entry.index}: {entry.Problem}")
            .ToList();
        var twice = (options.Owners ?? []).Where(text => OwnerEntry.ProblemOf(text) is null)
            .GroupBy(text => text.Trim().Split(' ')[0], StringComparer.Ordinal).Any(group => group.Count() > 1);
        if (twice)
        {
            problems.Add($"{OrganizerOptions.Section}:Owners: one account stands there twice. Leave one of them out.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
