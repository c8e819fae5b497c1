namespace Tocsin.Discord.Gateway;

/// <summary>How to go on after a connection's end.</summary>
internal enum Reconnection
{
    /// <summary>The session lives: what was missed is told again.</summary>
    Resume,

    /// <summary>The session is over: a new one begins.</summary>
    Identify,

    /// <summary>A person must act first.</summary>
    Never,
}

/// <summary>The rule of each close code (discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).</summary>
internal static class CloseRules
{
    /// <param name="code">The other side's code; null for a connection that broke.</param>
    public static Reconnection After(int? code) => code switch
    {
        4004 or (>= 4010 and <= 4014) => Reconnection.Never,
        // Not authenticated (the session is gone), invalid sequence, session timed out.
        4003 or 4007 or 4009 => Reconnection.Identify,
        _ => Reconnection.Resume,
    };

    /// <summary>What a person must do.</summary>
    public static string Remedy(int? code) => code switch
    {
        4004 => "Discord does not accept Discord:Token. Copy the token anew from the developer portal, set it, and restart.",
        4010 or 4011 => "Discord does not accept the number of shards. Set Discord:Shards to 0, and restart.",
        4012 => "Discord no longer speaks version 10 of its gateway. A newer Tocsin is needed.",
        4013 or 4014 => "Discord does not accept the intents that Tocsin asks for. Restart; if it happens again, report it.",
        _ => $"The gateway closed with {code}.",
    };
}
