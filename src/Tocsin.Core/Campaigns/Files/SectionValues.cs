using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Schedules.Reading;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Values of the kinds that campaigns know, read from a <see cref="Section"/>; what is not of its kind becomes a problem.</summary>
internal static partial class SectionValues
{
    public static string? Text(this Section section, string key, int longest = 4000)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        var text = scalar.Value.Trim();
        if (text.Length > longest)
        {
            section.Fail(key, scalar, $"has {text.Length} characters", $"shorten it to {longest}");
            return null;
        }

        return text;
    }

    public static string? RequiredText(this Section section, string key, string remedy, int longest = 4000)
    {
        if (!section.Has(key))
        {
            section.Missing(key, remedy);
        }

        return section.Text(key, longest);
    }

    /// <summary>A list of short texts; one alone may stand without a dash.</summary>
    public static IReadOnlyList<string> Texts(this Section section, string key)
    {
        List<string> texts = [];
        foreach (var item in section.Items(key))
        {
            if (item is not YamlScalar scalar)
            {
                section.Fail(key, item, "holds a list or a group of keys", "write one line of text behind each dash");
            }
            else if (scalar.IsEmpty)
            {
                section.Fail(key, item, "holds an empty item", "write text behind the dash; text that begins with # needs quotes");
            }
            else
            {
                texts.Add(OneLine(scalar.Value));
            }
        }

        return texts;
    }

    /// <summary>Paragraphs: a block of text with blank lines between them, or a list with one an item.</summary>
    public static IReadOnlyList<string> Paragraphs(this Section section, string key) =>
        section.Node(key) is YamlScalar block
            ? [.. BlankLines().Split(block.Value).Select(OneLine).Where(paragraph => paragraph.Length > 0)]
            : section.Texts(key);

    public static T Choice<T>(this Section section, string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return otherwise;
        }

        List<string> words = [];
        foreach (var (word, value) in choices)
        {
            if (word == scalar.Value)
            {
                return value;
            }

            words.Add(word);
        }

        section.Fail(key, scalar, "is not known", Suggestion(scalar.Value, words));
        return otherwise;
    }

    /// <summary>"Did you mean …? One of: …".</summary>
    public static string Suggestion(string written, IReadOnlyCollection<string> words) =>
        (Nearest.Of(written, words) is { } nearest ? $"did you mean '{nearest}'? " : "") + $"Write one of: {string.Join(", ", words)}";

    public static DateOnly? Day(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        section.Fail(key, scalar, "is no date", "write year, month and day, for example 2026-12-10");
        return null;
    }

    public static int Number(this Section section, string key, int otherwise, int least, int most)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        section.Fail(key, scalar, "is no number that can stand here", $"write a number from {least} to {most}");
        return otherwise;
    }

    /// <summary>A span such as <c>90 minutes</c>, <c>24 hours</c>, <c>3 days</c>; from a minute to 60 days.</summary>
    public static TimeSpan? Span(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (SpanText.Read(scalar.Value) is { } span)
        {
            return span;
        }

        section.Fail(key, scalar, "is no span of time from a minute to 60 days", "write, for example, 90 minutes, 24 hours or 3 days");
        return null;
    }

    /// <summary>An address that people can open: http or https, with a host.</summary>
    public static string? Url(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (IsWebAddress(scalar.Value))
        {
            return scalar.Value;
        }

        section.Fail(key, scalar, "is no web address", "write it whole, for example https://example.org/page");
        return null;
    }

    public static string? RequiredUrl(this Section section, string key, string remedy)
    {
        if (!section.Has(key))
        {
            section.Missing(key, remedy);
        }

        return section.Url(key);
    }

    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && !text.Any(char.IsWhiteSpace);

    /// <summary>A BCP 47 language tag, in lower case.</summary>
    public static string? Language(this Section section, string key) =>
        section.Scalar(key) is { } scalar ? LanguageTag.Read(section, key, scalar) : null;

    /// <summary>Lines that an editor wrapped become one.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
