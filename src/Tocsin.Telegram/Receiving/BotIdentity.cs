namespace Tocsin.Telegram.Receiving;

/// <summary>Who the bot is, as soon as Telegram has said it; nothing is received before.</summary>
internal sealed class BotIdentity
{
    /// <summary>Its username, without the at sign.</summary>
    public string Username { get; set; } = "";

    /// <summary>Its number; 0 before it is known.</summary>
    public long Id { get; set; }
}
