using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>One entry below <c>sources</c>.</summary>
internal static class SourceEntry
{
    public static ConfiguredSource? Read(YamlKeys entry)
    {
        entry.AllowOnly("url", "name", "topics", "language", "publication", "pages", "every");
        var url = entry.Required("url", "Write the feed's address: url: https://example.org/feed");
        if (url is null)
        {
            return null;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || AddressForm.Objection(address) is not null)
        {
            entry.Report("url", "is no address of a feed", "Write it whole, with https://, without user name or password.");
            return null;
        }

        return new ConfiguredSource(CanonicalUrl.Of(url).Text, entry.Text("name") ?? address.Host, new SourceSettings
        {
            Topics = entry.List("topics"),
            Language = entry.Value("language", LanguageTag.Read, "is no language", "Write its code: en, fr, es, ar."),
            Publication = entry.Text("publication"),
            ReadsPages = entry.Value<bool?>("pages", text => bool.TryParse(text, out var truth) ? truth : null, "is neither true nor false", "Write true or false.") ?? true,
            Every = entry.Value("every", Duration, "is no time between 5 minutes and 30 days", "Write 15m, 2h or 1d."),
        });
    }

    private static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 50_000)
        {
            return null;
        }

        TimeSpan? read = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
        return read >= TimeSpan.FromMinutes(5) && read <= TimeSpan.FromDays(30) ? read : null;
    }
}
