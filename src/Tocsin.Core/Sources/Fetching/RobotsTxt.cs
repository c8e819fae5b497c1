using System.Globalization;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>What a site lets robots read (RFC 9309). Pure.</summary>
internal sealed class RobotsTxt
{
    public static readonly RobotsTxt AllowsAll = new([], null);
    private const int MostLines = 10_000;
    private const int LongestPattern = 500;

    private readonly List<Rule> _rules;

    private RobotsTxt(List<Rule> rules, TimeSpan? pause)
    {
        _rules = rules;
        Pause = pause;
    }

    /// <summary>How long the site asks to wait between two requests.</summary>
    public TimeSpan? Pause { get; }

    /// <summary>Whether the page may be read; the longest matching rule decides, and allowing wins a draw.</summary>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        return path == "/robots.txt" || (_rules.Where(rule => Matches(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows)
            .FirstOrDefault()?.Allows ?? true);
    }

    /// <param name="text">The file.</param>
    /// <param name="agent">Our name, as before the slash of the user agent.</param>
    public static RobotsTxt Parse(string text, string agent)
    {
        var own = new Group();
        var everyone = new Group();
        List<Group> current = [];
        var namesEnded = true;
        foreach (var line in text.Split('\n').Take(MostLines))
        {
            var parts = line.Split('#', 2)[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2)
            {
                continue;
            }

            if (parts[0].Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                current = namesEnded ? [] : current;
                namesEnded = false;
                if (parts[1] == "*")
                {
                    current.Add(everyone);
                }
                else if (parts[1].Equals(agent, StringComparison.OrdinalIgnoreCase))
                {
                    current.Add(own);
                    own.IsNamed = true;
                }

                continue;
            }

            namesEnded = true;
            current.ForEach(group => group.Take(parts[0].ToLowerInvariant(), parts[1]));
        }

        var chosen = own.IsNamed ? own : everyone;
        return new RobotsTxt(chosen.Rules, chosen.Pause);
    }

    // '*' stands for any signs, '$' at the end for the end; each star remembers only its last place, so no pattern takes long.
    private static bool Matches(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var signs = toEnd ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        var (at, place, star, mark) = (0, 0, -1, 0);
        while (place < path.Length)
        {
            if (at < signs.Length && signs[at] == '*')
            {
                (star, mark) = (at++, place);
            }
            else if (at < signs.Length && signs[at] == path[place])
            {
                at++;
                place++;
            }
            else if (at == signs.Length && !toEnd)
            {
                return true;
            }
            else if (star >= 0)
            {
                at = star + 1;
                place = ++mark;
            }
            else
            {
                return false;
            }
        }

        return signs[at..].TrimStart('*').IsEmpty;
    }

    private sealed class Group
    {
        public bool IsNamed { get; set; }

        public List<Rule> Rules { get; } = [];

        public TimeSpan? Pause { get; private set; }

        public void Take(string key, string value)
        {
            if (key is "allow" or "disallow" && value.Length is > 0 and <= LongestPattern)
            {
                Rules.Add(new Rule(value, key == "allow"));
            }
            else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                Pause = TimeSpan.FromSeconds(Math.Min(seconds, 60));
            }
        }
    }

    private sealed record Rule(string Pattern, bool Allows);
}
