namespace Tocsin.Discord.Api;

/// <summary>Why a request has no value to show. A closed set. Nothing in it names a token or a message's text.</summary>
internal abstract record RestProblem
{
    private RestProblem()
    {
    }

    /// <summary>Discord said no: nothing was done.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">Discord's own code (discord.com/developers/docs/topics/opcodes-and-status-codes#json); 0 where it gave none.</param>
    /// <param name="Detail">Its words, or the fields that it did not like.</param>
    public sealed record Refused(int Status, int Code, string Detail) : RestProblem;

    /// <summary>429, or known beforehand: nothing was done, and nothing may be asked before <paramref name="After"/> has passed.</summary>
    public sealed record RateLimited(TimeSpan After, RateScope Scope) : RestProblem;

    /// <summary>Nothing that Discord could act upon left this machine.</summary>
    public sealed record NotSent(string Reason) : RestProblem;

    /// <summary>It may have been done or not: the answer is missing, unreadable, or a 5xx.</summary>
    public sealed record InDoubt(string Reason) : RestProblem;

    /// <summary>For logs and reports.</summary>
    public string Text => this switch
    {
        Refused refused => $"{refused.Status}/{refused.Code} {refused.Detail}",
        RateLimited limited => $"rate limited ({limited.Scope}), wait {limited.After.TotalSeconds:0.0} s",
        NotSent notSent => $"not sent: {notSent.Reason}",
        InDoubt inDoubt => $"in doubt: {inDoubt.Reason}",
        _ => "",
    };
}

/// <summary>For whom a limit holds (<c>X-RateLimit-Scope</c>).</summary>
internal enum RateScope
{
    /// <summary>This bot on this resource.</summary>
    User,

    /// <summary>Everybody on this resource; it does not count as an invalid request.</summary>
    Shared,

    /// <summary>This bot on everything.</summary>
    Global,
}
