using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Query;

/// <summary>Reads the query language: words, "phrases", -not, prefix*, fields, dates, languages, addresses. Nothing is an error.</summary>
/// <remarks>What looks like an operator and is none is taken as words: <c>note: 3pm</c>, <c>from:yesterday</c>, a lone quote.</remarks>
internal static class QueryParser
{
    /// <summary>What comes after is not read; a message of either platform is shorter.</summary>
    public const int MaxLength = 4096;

    /// <summary>Clauses beyond these are not read.</summary>
    public const int MaxClauses = 128;

    public static ParsedQuery Parse(string text)
    {
        var builder = new QueryBuilder();
        var scanner = new QueryScanner(text.AsSpan(0, Math.Min(text.Length, MaxLength)));
        while (scanner.MoveNext() && builder.Count < MaxClauses)
        {
            if (scanner.IsQuoted)
            {
                builder.AddQuoted(scanner.Prefix, scanner.Part, scanner.Start);
            }
            else
            {
                AddPlain(builder, scanner.Part, scanner.Start);
            }
        }

        return builder.ToQuery(text);
    }

    private static void AddPlain(QueryBuilder builder, ReadOnlySpan<char> part, int start)
    {
        if (AddressKey.Of(part.ToString()) is { } address)
        {
            builder.AddAddress(address, part, start);
            return;
        }

        var excluded = part.Length > 1 && part[0] is ('-' or '−' or '–') && part[1] != part[0];
        var rest = excluded ? part[1..] : part;
        start += part.Length - rest.Length;
        var colon = rest.IndexOfAny(':', '：');
        if (colon > 0 && colon < rest.Length - 1 && builder.TryAddOperator(rest[..colon], rest[(colon + 1)..], excluded, start + colon + 1))
        {
            return;
        }

        builder.AddWords(rest, SearchField.Any, excluded, start);
    }
}
