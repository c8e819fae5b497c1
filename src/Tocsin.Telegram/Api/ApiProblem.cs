namespace Tocsin.Telegram.Api;

/// <summary>Why a request has no value to show. A closed set. Nothing in it names the token or a message's text.</summary>
internal abstract record ApiProblem
{
    private ApiProblem()
    {
    }

    /// <summary>The Bot API said no: nothing was done.</summary>
    /// <param name="Code">Its <c>error_code</c>.</param>
    /// <param name="Description">Its own words.</param>
    /// <param name="MigratedTo">The supergroup that the group became, when that is the reason.</param>
    public sealed record Refused(int Code, string Description, long? MigratedTo = null) : ApiProblem;

    /// <summary>429: nothing was done, and nothing may be asked before <paramref name="After"/> has passed.</summary>
    public sealed record RateLimited(TimeSpan After) : ApiProblem;

    /// <summary>No byte of the request's body left this machine.</summary>
    public sealed record NotSent(string Reason) : ApiProblem;

    /// <summary>It may have been done or not: the answer is missing, unreadable, or a 5xx.</summary>
    public sealed record InDoubt(string Reason) : ApiProblem;

    /// <summary>For logs and reports.</summary>
    public string Text => this switch
    {
        Refused refused => $"{refused.Code} {refused.Description}",
        RateLimited limited => $"429, wait {limited.After.TotalSeconds:0} s",
        NotSent notSent => $"not sent: {notSent.Reason}",
        InDoubt inDoubt => $"in doubt: {inDoubt.Reason}",
        _ => "",
    };
}
