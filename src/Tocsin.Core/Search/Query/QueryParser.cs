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
            else if (!TrySpaced(builder, ref scanner))
            {
                AddPlain(builder, scanner.Part, scanner.Start);
            }
        }

        return builder.ToQuery(text);
    }

    /// <summary>An operator with spaces around its colon, as phones and the French write it: <c>from: 2016</c>, <c>langue : fr</c>.</summary>
    private static bool TrySpaced(QueryBuilder builder, ref QueryScanner scanner)
    {
        var (isExcluded, rest) = Excluded(scanner.Part);
        var name = rest.TrimEnd(":：");
        var ahead = scanner;
        if (!OperatorNames.IsAny(name) || rest.Length > name.Length + 1 || !ahead.MoveNext())
        {
            return false;
        }

        var hasColon = rest.Length > name.Length;
        if (!hasColon && (ahead.IsQuoted || ahead.Part is not (":" or "：") || !ahead.MoveNext()))
        {
            return false;
        }

        var isField = OperatorNames.Field(name) is not null;
        if (ahead.IsQuoted && (!isField || !ahead.Prefix.IsEmpty))
        {
            return false;
        }

        if (ahead.IsQuoted)
        {
            builder.AddQuoted($"{(isExcluded ? "-" : "")}{name}:", ahead.Part, ahead.Start);
        }
        else if (IsOperator(ahead.Part) || !builder.TryAddOperator(name, ahead.Part, isExcluded, ahead.Start))
        {
            return false;
        }

        scanner = ahead;
        return true;
    }

    private static bool IsOperator(ReadOnlySpan<char> part) => part.IndexOfAny(':', '：') >= 0 || Excluded(part).IsExcluded;

    private static Excludable Excluded(ReadOnlySpan<char> part)
    {
        var isExcluded = part.Length > 1 && part[0] is ('-' or '−' or '–') && part[1] != part[0];
        return new(isExcluded, isExcluded ? part[1..] : part);
    }

    private static void AddPlain(QueryBuilder builder, ReadOnlySpan<char> part, int start)
    {
        if (AddressKey.OfTyped(part.ToString()) is { } address)
        {
            builder.AddAddress(address, part, start);
            return;
        }

        var (excluded, rest) = Excluded(part);
        start += part.Length - rest.Length;
        var colon = rest.IndexOfAny(':', '：');
        if (colon > 0 && colon < rest.Length - 1 && builder.TryAddOperator(rest[..colon], rest[(colon + 1)..], excluded, start + colon + 1))
        {
            return;
        }

        builder.AddWords(rest, SearchField.Any, excluded, start);
    }

    /// <summary>A part of the query without the sign that excludes it.</summary>
    private readonly ref struct Excludable(bool isExcluded, ReadOnlySpan<char> rest)
    {
        public bool IsExcluded { get; } = isExcluded;

        private ReadOnlySpan<char> Rest { get; } = rest;

        public void Deconstruct(out bool isExcluded, out ReadOnlySpan<char> rest)
        {
            isExcluded = IsExcluded;
            rest = Rest;
        }
    }
}
