namespace Tocsin.LocalChat;

/// <summary>Section <c>Local</c> of <c>tocsin.json</c>.</summary>
internal sealed class LocalChatOptions
{
    public const string Section = "Local";

    /// <summary>Whether the local chat opens in the terminal.</summary>
    /// <value>Default null: it opens when no other platform has a token.</value>
    public bool? Enabled { get; set; }

    /// <summary>Whether the end of the input ends the program.</summary>
    /// <value>Default true; false as soon as another platform runs, so that a service without a terminal goes on.</value>
    public bool StopsAtEndOfInput { get; set; } = true;
}
