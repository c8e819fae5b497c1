using System.Globalization;
using System.Text;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Telegram.Rendering;

/// <summary>What a reader sees, letter by letter with its look: white space and invisible characters left out.</summary>
internal static class SeenText
{
    public static IEnumerable<SeenLetter> Of(ParsedText parsed)
    {
        var looks = new SeenLetter[parsed.Text.Length];
        foreach (var entity in parsed.Entities)
        {
            foreach (ref var look in looks.AsSpan(entity.Offset, entity.Length))
            {
                look = With(look, entity);
            }
        }

        var at = 0;
        foreach (var rune in parsed.Text.EnumerateRunes())
        {
            if (Visible(rune))
            {
                yield return looks[at] with { Letter = rune };
            }

            at += rune.Utf16SequenceLength;
        }
    }

    public static IEnumerable<SeenLetter> Of(IEnumerable<PostSpan> spans, bool quoted = false) =>
        from span in spans
        let link = Link(span.Link)
        from rune in span.Text.EnumerateRunes()
        where Visible(rune)
        select new SeenLetter(
            rune,
            (span.Style & (PostStyle.Bold | PostStyle.Mark)) != PostStyle.Plain,
            (span.Style & PostStyle.Italic) != PostStyle.Plain,
            quoted,
            link);

    private static SeenLetter With(SeenLetter look, ParsedEntity entity) => entity.Type switch
    {
        "textEntityTypeBold" => look with { Bold = true },
        "textEntityTypeItalic" => look with { Italic = true },
        "textEntityTypeBlockQuote" => look with { Quote = true },
        "textEntityTypeTextUrl" => look with { Link = new Uri(entity.Url!).AbsoluteUri },
        _ => throw new InvalidOperationException($"We write no {entity.Type}."),
    };

    private static bool Visible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    /// <summary>The addresses of <see cref="GeneratedPosts"/> that Telegram links.</summary>
    private static string? Link(string? address) => address switch
    {
        null => null,
        _ when address.Length > 2048 || address.Contains('@', StringComparison.Ordinal) || address.Contains("localhost", StringComparison.Ordinal) => null,
        _ when address.StartsWith("http", StringComparison.OrdinalIgnoreCase) => new Uri(address).AbsoluteUri,
        _ => null,
    };
}

internal readonly record struct SeenLetter(Rune Letter, bool Bold, bool Italic, bool Quote, string? Link);
