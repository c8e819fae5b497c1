namespace Tocsin.Core.Search.Index.Storage;

/// <summary>The parts of a segment file; the numbers are on disk and never change their meaning within a format version.</summary>
internal enum SectionName
{
    Postings = 1,
    Terms = 2,
    TermBlocks = 3,
    ArticleIds = 4,
    IdOrder = 5,
    Lengths = 6,
    Languages = 7,
    Days = 8,
    TopicStarts = 9,
    Topics = 10,
    LanguageNames = 11,
    TopicNames = 12,
    AuthorNames = 13,
    Words = 14,
    WordBlocks = 15,
    WordEndings = 16,
    Last = WordEndings,
}
