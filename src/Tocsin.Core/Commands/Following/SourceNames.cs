using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Commands.Following;

/// <summary>Finds the source that a person means. Pure.</summary>
internal static class SourceNames
{
    /// <summary>Those that fit, by the first of: number, address, whole name, beginning of the name, part of the name.</summary>
    public static IReadOnlyList<Source> Find(IReadOnlyList<Source> sources, string typed)
    {
        if (long.TryParse(typed.TrimStart('#').TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return [.. sources.Where(source => source.Id.Value == number)];
        }

        var key = CanonicalUrl.Of(typed.Contains("://", StringComparison.Ordinal) ? typed : "https://" + typed).Key;
        List<Func<Source, bool>> ways =
        [
            source => source.Key == key || CanonicalUrl.Of(source.Url).Key == key,
            source => source.Name.Equals(typed, StringComparison.OrdinalIgnoreCase),
            source => source.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase),
            source => source.Name.Contains(typed, StringComparison.OrdinalIgnoreCase),
        ];
        return ways.Select(way => sources.Where(way).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }
}
