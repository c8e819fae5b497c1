namespace Tocsin.Core.Articles;

/// <summary>The text from which an article takes its facts.</summary>
/// <param name="Title">The origin's title.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="Publication">Who published it, with the issue.</param>
/// <param name="AuthorLine">Its author line as printed, or what the print says instead of one.</param>
/// <param name="Published">The day it was first published.</param>
public sealed record ArticleOrigin(
    string Title,
    string Url,
    string? Publication,
    string? AuthorLine,
    DateOnly? Published);
