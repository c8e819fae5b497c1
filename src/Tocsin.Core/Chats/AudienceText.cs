namespace Tocsin.Core.Chats;

/// <summary>An audience as people type it: <c>all</c>, or terms of which each kind narrows it down.</summary>
/// <remarks>
/// <c>lang:fr,ar</c>, <c>platform:telegram</c>, <c>topic:hospitals</c>, <c>tag:press</c>, <c>chat:12</c> (a chat's number, or its
/// address). Short forms: <c>fr</c>, <c>telegram</c>, <c>#hospitals</c>, and <c>=</c> for <c>:</c>. A topic or tag may have
/// spaces and goes on until the next term with a key. Values of one kind widen, kinds narrow.
/// </remarks>
public static class AudienceText
{
    internal const string All = "all";

    /// <summary>Reads it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="known">The chats that a number may mean.</param>
    /// <param name="audience">Everybody where it was not understood.</param>
    /// <param name="unknown">The first part that means nothing, or could mean two things; null when all is clear.</param>
    public static bool TryRead(string text, IReadOnlyList<Chat> known, out Audience audience, out string? unknown)
    {
        (audience, unknown) = (Audience.All, null);
        if (text.Trim().Equals(All, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var terms = AudienceTerms.Of(text);
        foreach (var term in terms)
        {
            if (With(audience, term, known) is not { } narrowed)
            {
                (audience, unknown) = (Audience.All, term.Written);
                return false;
            }

            audience = narrowed;
        }

        unknown = terms.Count == 0 ? text.Trim() : null;
        return unknown is null;
    }

    /// <summary>As <see cref="TryRead"/> reads it; chats by their number, where they have one.</summary>
    public static string Write(Audience audience, IReadOnlyList<Chat> known)
    {
        var numbers = known.ToDictionary(chat => chat.Address.ToString(), chat => chat.Id.ToString());
        string[] terms =
        [
            .. Term("platform", audience.Platforms), .. Term("lang", audience.Languages), .. Term("topic", audience.Topics),
            .. Term("tag", audience.Tags), .. Term("chat", [.. audience.Chats.Select(chat => numbers.GetValueOrDefault(chat, chat))]),
        ];
        return terms.Length == 0 ? All : string.Join(' ', terms);
    }

    private static Audience? With(Audience audience, AudienceTerm term, IReadOnlyList<Chat> known) => term.Kind switch
    {
        _ when term.Values.Count == 0 => null,
        AudienceTermKind.Platform when term.Values.All(AudienceTerms.IsPlatform) => audience with { Platforms = [.. audience.Platforms, .. Lower(term)] },
        AudienceTermKind.Language when term.Values.All(AudienceTerms.IsLanguage) => audience with { Languages = [.. audience.Languages, .. Lower(term)] },
        AudienceTermKind.Topic when term.Values.All(IsOneThing) => audience with { Topics = [.. audience.Topics, .. term.Values] },
        AudienceTermKind.Tag when term.Values.All(IsOneThing) => audience with { Tags = [.. audience.Tags, .. term.Values] },
        AudienceTermKind.Chat when Addresses(term, known) is { } addresses => audience with { Chats = [.. audience.Chats, .. addresses] },
        _ => null,
    };

    private static IEnumerable<string> Lower(AudienceTerm term) => term.Values.Select(value => value.ToLowerInvariant());

    /// <summary><c>topic:syria telegram</c> may be a topic of two words, or a topic and a platform: nobody guesses.</summary>
    private static bool IsOneThing(string value) =>
        value.LastIndexOf(' ') is var space && (space < 0 || (!AudienceTerms.IsPlatform(value[(space + 1)..]) && !AudienceTerms.IsLanguage(value[(space + 1)..])));

    private static List<string>? Addresses(AudienceTerm term, IReadOnlyList<Chat> known)
    {
        List<string> addresses = [];
        foreach (var value in term.Values)
        {
            if (known.FirstOrDefault(chat => chat.Id.ToString() == value.TrimStart('#')) is { } chat)
            {
                addresses.Add(chat.Address.ToString());
            }
            else if (ChatAddress.TryParse(value, out _))
            {
                addresses.Add(value);
            }
            else
            {
                return null;
            }
        }

        return addresses;
    }

    private static IEnumerable<string> Term(string key, IReadOnlyList<string> values) =>
        values.Count == 0 ? [] : [$"{key}:{string.Join(',', values)}"];
}
