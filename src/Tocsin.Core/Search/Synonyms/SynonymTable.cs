using System.Collections.Frozen;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Synonyms;

/// <summary>Other spellings of the same name, whatever the language: Aleppo, Alep, حلب.</summary>
internal sealed class SynonymTable
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _others;

    /// <param name="groups">Each a list of folded words that mean the same.</param>
    public SynonymTable(IEnumerable<IReadOnlyList<string>> groups)
    {
        var others = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var word in group)
            {
                if (!others.TryGetValue(word, out var known))
                {
                    others[word] = known = new(StringComparer.Ordinal);
                }

                known.UnionWith(group.Where(other => other != word));
            }
        }

        _others = others.ToFrozenDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value]);
    }

    public static SynonymTable Empty { get; } = new([]);

    /// <summary>The same, where an Arabic name may have "and", "in" or "the" before it: of وحلب and بحلب those of حلب, with this itself.</summary>
    public IReadOnlyList<string> OfName(string surface)
    {
        if (Of(surface) is { Count: > 0 } others)
        {
            return others;
        }

        return ArabicPrefixes.Without(surface).FirstOrDefault(_others.ContainsKey) is { } name ? [name, .. Of(name)] : [];
    }

    /// <summary>The other spellings of a folded word; none when the list does not have it.</summary>
    public IReadOnlyList<string> Of(string surface) => _others.TryGetValue(surface, out var others) ? others : [];
}
