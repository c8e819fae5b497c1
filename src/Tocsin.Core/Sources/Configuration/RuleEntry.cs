using Tocsin.Core.Sources.Pages;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>One entry below <c>rules</c>: a preset, or selectors, or a preset with some of its selectors replaced.</summary>
internal static class RuleEntry
{
    public static ConfiguredRule? Read(YamlKeys entry)
    {
        entry.AllowOnly("site", "preset", "title", "standfirst", "body", "authors", "published", "topics", "drop");
        var site = entry.Required("site", "Write the site's name: site: example.org");
        if (site is null)
        {
            return null;
        }

        if (Uri.CheckHostName(site) == UriHostNameType.Unknown)
        {
            entry.Report("site", "is no name of a site", "Write it without https:// and without a path: example.org");
            return null;
        }

        var preset = entry.Value("preset", SitePresets.Named, "is no preset", "Write spip or wordpress, or leave the key out.") ?? new SiteRule();
        return new ConfiguredRule(site.ToLowerInvariant(), preset with
        {
            Title = Selector(entry, "title") ?? preset.Title,
            Standfirst = Selector(entry, "standfirst") ?? preset.Standfirst,
            Body = Selector(entry, "body") ?? preset.Body,
            Authors = Selector(entry, "authors") ?? preset.Authors,
            Published = Selector(entry, "published") ?? preset.Published,
            Topics = Selector(entry, "topics") ?? preset.Topics,
            Drop = [.. preset.Drop, .. entry.List("drop").Where(selector => IsSelector(entry, "drop", selector))],
        });
    }

    private static string? Selector(YamlKeys entry, string key) =>
        entry.Text(key) is { } selector && IsSelector(entry, key, selector) ? selector : null;

    private static bool IsSelector(YamlKeys entry, string key, string selector)
    {
        if (PageSelector.IsValid(selector))
        {
            return true;
        }

        entry.Report(key, "is no CSS selector", "Write one such as “div.text” or “#content p”.", selector);
        return false;
    }
}
