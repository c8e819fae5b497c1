using System.Globalization;
using System.Text;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>Reads the HTML mode by its documentation (core.telegram.org/bots/api#html-style), and refuses what it does not allow.</summary>
internal sealed class HtmlReader(string html)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["b"] = "bold",
        ["strong"] = "bold",
        ["i"] = "italic",
        ["em"] = "italic",
        ["u"] = "underline",
        ["ins"] = "underline",
        ["s"] = "strikethrough",
        ["strike"] = "strikethrough",
        ["del"] = "strikethrough",
        ["a"] = "text_link",
        ["code"] = "code",
        ["pre"] = "pre",
        ["blockquote"] = "blockquote",
        ["tg-spoiler"] = "spoiler",
        ["span"] = "spoiler",
        ["tg-emoji"] = "custom_emoji",
    };

    private readonly StringBuilder _text = new();
    private readonly List<MarkedText.Entity> _entities = [];
    private readonly Stack<(string Tag, int Start, string? Url)> _open = new();
    private int _at;

    public static MarkedText Read(string html) => new HtmlReader(html).Read();

    private MarkedText Read()
    {
        while (_at < html.Length)
        {
            switch (html[_at])
            {
                case '<':
                    Tag();
                    break;
                case '&':
                    Reference();
                    break;
                case var unit:
                    Append(unit);
                    _at++;
                    break;
            }
        }

        if (_open.TryPeek(out var left))
        {
            throw Refused($"can't find end tag corresponding to start tag \"{left.Tag}\"");
        }

        // They were noted as they closed, inner ones first; outer ones stand first.
        _entities.Reverse();
        return new MarkedText(_text.ToString(), [.. _entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private void Tag()
    {
        var end = html.IndexOf('>', _at);
        if (end < 0)
        {
            throw Refused($"unclosed start tag at byte offset {_at}");
        }

        var inside = html[(_at + 1)..end];
        if (inside.StartsWith('/'))
        {
            Close(inside[1..].Trim().ToLowerInvariant());
        }
        else
        {
            var name = inside.Split(' ', '\n')[0].ToLowerInvariant();
            if (!Types.ContainsKey(name))
            {
                throw Refused($"unsupported start tag \"{name}\" at byte offset {_at}");
            }

            _open.Push((name, _text.Length, name == "a" ? Attribute(inside, "href") : null));
        }

        _at = end + 1;
    }

    private void Close(string name)
    {
        if (!_open.TryPop(out var open))
        {
            throw Refused($"unexpected end tag at byte offset {_at}");
        }

        if (name.Length > 0 && name != open.Tag)
        {
            throw Refused($"unmatched end tag at byte offset {_at}, expected \"</{open.Tag}>\", found \"</{name}>\"");
        }

        var length = _text.Length - open.Start;
        var linksNothing = open.Tag == "a" && open.Url?.StartsWith("http", StringComparison.OrdinalIgnoreCase) != true;
        if (length > 0 && !linksNothing)
        {
            _entities.Add(new MarkedText.Entity(Types[open.Tag], open.Start, length, open.Url));
        }
    }

    private void Reference()
    {
        var end = html.IndexOf(';', _at);
        var name = end < 0 || end - _at > 10 ? "" : html[(_at + 1)..end];
        var value = Decode(name);
        if (value is null)
        {
            Append('&');
            _at++;
            return;
        }

        foreach (var unit in value)
        {
            Append(unit);
        }

        _at = end + 1;
    }

    private static string? Decode(string name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        ['#', 'x', .. var hex] when int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) =>
            new Rune(code).ToString(),
        ['#', .. var digits] when int.TryParse(digits, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) =>
            new Rune(code).ToString(),
        _ => null,
    };

    /// <summary>The server turns control characters into spaces and drops carriage returns and U+2028 to U+202E.</summary>
    private void Append(char unit)
    {
        if (unit is not '\r' and not (>= '\u2028' and <= '\u202E'))
        {
            _text.Append(unit < ' ' && unit != '\n' ? ' ' : unit);
        }
    }

    private static string? Attribute(string tag, string name)
    {
        var at = tag.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = tag[(at + name.Length + 1)..];
        var quote = value[0];
        var raw = quote is '"' or '\'' ? value[1..value.IndexOf(quote, 1)] : value.Split(' ')[0];
        return System.Net.WebUtility.HtmlDecode(raw);
    }

    private static BotApiException Refused(string why) => new(400, $"Bad Request: can't parse entities: {why}");
}
