namespace Tocsin.Telegram.Rendering;

/// <summary>How a run of text looks; <paramref name="Link"/> is an address that <see cref="Links"/> has accepted.</summary>
internal readonly record struct TextStyle(bool Bold = false, bool Italic = false, bool Quote = false, bool Code = false, string? Link = null);
