namespace Tocsin.Core.Posts;

/// <summary>Who wrote what a post says, where, when, in which language, and where to read it.</summary>
/// <param name="Authors">The author line, as printed; null when the source prints none.</param>
/// <param name="Publication">The publication, with its issue where it has one.</param>
/// <param name="Published">The original date.</param>
/// <param name="Language">The language of the original.</param>
/// <param name="Url">The link.</param>
/// <param name="Note">What else a reader must know: that it is a sample, or from the archive.</param>
public sealed record SourceLine(
    string? Authors,
    string? Publication,
    DateOnly? Published,
    string? Language,
    string Url,
    string? Note = null);
