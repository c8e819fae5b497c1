using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Proposals;

/// <summary>An audience as organizers write it: <c>all</c>, <c>lang:fr,ar topic:syria platform:telegram tag:press</c>. Pure.</summary>
internal static partial class AudienceText
{
    private static readonly string[] Platforms = ["telegram", "discord", "local"];

    /// <summary>Reads it; a problem that names what is not understood otherwise.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Audience? audience, [NotNullWhen(false)] out ProposalProblem? problem)
    {
        (audience, problem) = (Audience.All, null);
        if (text.Trim().Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var terms = Term().Matches(text);
        if (terms.Count == 0 || terms[0].Index != text.Length - text.TrimStart().Length)
        {
            problem = new ProposalProblem("audience", text.Trim());
        }

        foreach (Match term in terms)
        {
            string[] values = [.. term.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            audience = With(audience, term.Groups["key"].Value.ToLowerInvariant(), values);
            if (values.Length == 0 || audience is null)
            {
                problem ??= new ProposalProblem("audience", term.Value.Trim());
                return false;
            }
        }

        return problem is null;
    }

    /// <summary>As <see cref="TryRead"/> reads it.</summary>
    public static string Write(Audience audience)
    {
        string[] terms =
        [
            .. Term("platform", audience.Platforms), .. Term("lang", audience.Languages), .. Term("topic", audience.Topics),
            .. Term("tag", audience.Tags), .. Term("chat", audience.Chats),
        ];
        return terms.Length == 0 ? "all" : string.Join(' ', terms);
    }

    private static Audience? With(Audience audience, string key, string[] values) => key switch
    {
        "lang" when values.All(value => Languages.IsTag(value)) => audience with { Languages = [.. audience.Languages, .. values.Select(value => value.ToLowerInvariant())] },
        "topic" => audience with { Topics = [.. audience.Topics, .. values] },
        "tag" => audience with { Tags = [.. audience.Tags, .. values] },
        "platform" when values.All(value => Platforms.Contains(value, StringComparer.OrdinalIgnoreCase)) =>
            audience with { Platforms = [.. audience.Platforms, .. values.Select(value => value.ToLowerInvariant())] },
        "chat" when values.All(value => ChatAddress.TryParse(value, out _)) => audience with { Chats = [.. audience.Chats, .. values] },
        _ => null,
    };

    private static IEnumerable<string> Term(string key, IReadOnlyList<string> values) =>
        values.Count == 0 ? [] : [$"{key}:{string.Join(',', values)}"];

    // A value goes on until the next key: topics may have spaces. An address has colons of its own, but no such key.
    [GeneratedRegex(
        @"(?<=^|[\s;])(?<key>lang|topic|tag|platform|chat):(?<values>.*?)(?=[\s;]+(lang|topic|tag|platform|chat):|[\s;]*$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
