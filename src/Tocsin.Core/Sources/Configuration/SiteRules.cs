using Tocsin.Core.Sources.Pages;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>The rules for pages that hold now.</summary>
internal sealed class SiteRules
{
    private IReadOnlyList<ConfiguredRule> _rules = [];

    public void Replace(IReadOnlyList<ConfiguredRule> rules) => Volatile.Write(ref _rules, rules);

    /// <summary>The rule of the page's site or of the nearest domain above it, or null.</summary>
    public SiteRule? For(Uri page) =>
        Volatile.Read(ref _rules)
            .Where(rule => page.Host.Equals(rule.Site, StringComparison.OrdinalIgnoreCase) || page.Host.EndsWith("." + rule.Site, StringComparison.OrdinalIgnoreCase))
            .MaxBy(rule => rule.Site.Length)?.Rule;
}
