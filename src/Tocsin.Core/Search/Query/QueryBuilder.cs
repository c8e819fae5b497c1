using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Query;

/// <summary>Gathers what the parser reads.</summary>
internal sealed class QueryBuilder
{
    private readonly List<Clause> _clauses = [];
    private readonly List<string> _languages = [];
    private readonly List<string> _excludedLanguages = [];
    private readonly List<string> _addresses = [];
    private DateOnly? _from;
    private DateOnly? _to;

    public int Count => _clauses.Count;

    public ParsedQuery ToQuery(string text)
    {
        var query = new ParsedQuery
        {
            Text = text,
            Clauses = _clauses,
            Languages = _languages,
            ExcludedLanguages = _excludedLanguages,
            From = _from,
            To = _to,
            Addresses = _addresses,
        };
        return query.HasFilter || _clauses.Count > 0 || _addresses.Count > 0 ? query : query with { Text = "" };
    }

    public void AddQuoted(ReadOnlySpan<char> prefix, ReadOnlySpan<char> text, int start)
    {
        var excluded = prefix.StartsWith("-");
        var name = prefix.TrimStart('-').TrimEnd(':');
        var field = OperatorNames.Field(name) ?? SearchField.Any;
        if (field == SearchField.Any && name.Length > 0)
        {
            AddWords(name, SearchField.Any, excluded: false, start - 2 - name.Length);
        }

        if (HasWord(text))
        {
            _clauses.Add(new Clause { Text = text.ToString(), Field = field, IsPhrase = true, IsExcluded = excluded, Start = start });
        }
    }

    /// <summary>An address; one that the archive lacks is looked for by the words of its last part, where these are a title.</summary>
    public void AddAddress(string key, ReadOnlySpan<char> text, int start)
    {
        _addresses.Add(key);
        var (from, length) = AddressTitle.In(text);
        AddWords(text.Slice(from, length), SearchField.Any, excluded: false, start + from);
    }

    /// <summary>True when <paramref name="name"/> is an operator and <paramref name="value"/> makes sense for it.</summary>
    public bool TryAddOperator(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool excluded, int start)
    {
        if (OperatorNames.Field(name) is { } field)
        {
            AddWords(value, field, excluded, start);
            return true;
        }

        return OperatorNames.IsLanguage(name) ? TryLanguage(value, excluded) : !excluded && TryDate(name, value);
    }

    /// <summary>Each word its own clause; what hangs together without a space ("co-operation") follows each other anyway.</summary>
    public void AddWords(ReadOnlySpan<char> part, SearchField field, bool excluded, int start)
    {
        var isPrefix = part.Length > 1 && part[^1] is ('*' or '＊');
        if (!HasWord(part))
        {
            return;
        }

        _clauses.Add(new Clause
        {
            Text = part.ToString(),
            Field = field,
            IsPrefix = isPrefix,
            IsExcluded = excluded,
            Start = start,
        });
    }

    private bool TryLanguage(ReadOnlySpan<char> value, bool excluded)
    {
        List<string> languages = [];
        foreach (var part in value.ToString().Split([',', '،', '，', '、'], StringSplitOptions.RemoveEmptyEntries))
        {
            languages.Add(LanguageCodes.Of(part));
        }

        if (languages.Count == 0 || languages.Contains("und"))
        {
            return false;
        }

        (excluded ? _excludedLanguages : _languages).AddRange(languages);
        return true;
    }

    private bool TryDate(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (OperatorNames.Date(name) is not { } bound || QueryDate.Parse(value) is not { } date)
        {
            return false;
        }

        switch (bound)
        {
            case DateBound.From:
                _from = Later(_from, date.First);
                break;
            case DateBound.After:
                _from = Later(_from, date.Last < DateOnly.MaxValue ? date.Last.AddDays(1) : date.Last);
                break;
            case DateBound.To:
                _to = Earlier(_to, date.Last);
                break;
            case DateBound.Before:
                _to = Earlier(_to, date.First > DateOnly.MinValue ? date.First.AddDays(-1) : date.First);
                break;
            default:
                _from = Later(_from, date.First);
                _to = Earlier(_to, date.Last);
                break;
        }

        return true;
    }

    private static DateOnly Later(DateOnly? known, DateOnly date) => known > date ? known.Value : date;

    private static DateOnly Earlier(DateOnly? known, DateOnly date) => known < date ? known.Value : date;

    private static bool HasWord(ReadOnlySpan<char> text) => new TokenReader(text).MoveNext();
}
