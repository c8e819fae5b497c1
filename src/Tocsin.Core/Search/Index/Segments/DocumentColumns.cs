using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>What a segment knows of each document besides its words, as it is being made.</summary>
internal sealed class DocumentColumns
{
    private readonly List<long> _articleIds = [];
    private readonly List<byte> _lengths = [];
    private readonly List<byte> _languageOf = [];
    private readonly List<int> _days = [];
    private readonly List<int> _topicStarts = [0];
    private readonly List<int> _topics = [];
    private readonly List<string> _languages = [];
    private readonly NameCounter _topicNames = new();
    private readonly NameCounter _authorNames = new();

    public int Count => _articleIds.Count;

    public byte[] Lengths => [.. _lengths];

    /// <param name="articleId">The article.</param>
    /// <param name="length">Its length code.</param>
    /// <param name="language">Its primary language.</param>
    /// <param name="day">The day it was published, or <see cref="Segment.NoDay"/>.</param>
    /// <param name="topics">As printed.</param>
    public void Add(long articleId, byte length, string language, int day, IEnumerable<string> topics)
    {
        _articleIds.Add(articleId);
        _lengths.Add(length);
        _languageOf.Add(LanguageCode(language));
        _days.Add(day);
        _topics.AddRange(topics.Select(topic => _topicNames.Add(topic, 1)));
        _topicStarts.Add(_topics.Count);
    }

    /// <summary>Counts an author; authors are kept by name only, for completion.</summary>
    public void AddAuthor(string name, int count) => _authorNames.Add(name, count);

    public void WriteTo(SectionFileWriter file)
    {
        var ids = CollectionsMarshal.AsSpan(_articleIds);
        var order = Enumerable.Range(0, Count).OrderBy(document => _articleIds[document]).ToArray();
        Write<long>(file, SectionName.ArticleIds, ids);
        Write<int>(file, SectionName.IdOrder, order);
        Write<byte>(file, SectionName.Lengths, CollectionsMarshal.AsSpan(_lengths));
        Write<byte>(file, SectionName.Languages, CollectionsMarshal.AsSpan(_languageOf));
        Write<int>(file, SectionName.Days, CollectionsMarshal.AsSpan(_days));
        Write<int>(file, SectionName.TopicStarts, CollectionsMarshal.AsSpan(_topicStarts));
        Write<int>(file, SectionName.Topics, CollectionsMarshal.AsSpan(_topics));
        file.Section(
            SectionName.LanguageNames,
            LanguageTable.Write(_languages, CollectionsMarshal.AsSpan(_languageOf), CollectionsMarshal.AsSpan(_lengths)));
        file.Section(SectionName.TopicNames, NameTable.Write(_topicNames.Names));
        file.Section(SectionName.AuthorNames, NameTable.Write(_authorNames.Names));
    }

    private static void Write<T>(SectionFileWriter file, SectionName name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        file.Write(MemoryMarshal.AsBytes(values));
        file.End(name);
    }

    /// <summary>A segment tells 255 languages apart; the rest, should an archive ever have them, share the last code.</summary>
    private byte LanguageCode(string language)
    {
        var index = _languages.IndexOf(language);
        if (index < 0)
        {
            index = Math.Min(_languages.Count, byte.MaxValue);
            if (index == _languages.Count)
            {
                _languages.Add(language);
            }
        }

        return (byte)index;
    }
}
