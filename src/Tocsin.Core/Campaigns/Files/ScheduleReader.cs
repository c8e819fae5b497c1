using System.Diagnostics;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Reads a campaign's schedules.</summary>
internal static class ScheduleReader
{
    private const int MostInDigest = 50;
    private const int UsualInDigest = 10;

    public static IReadOnlyList<ScheduleDefinition> Read(Section file, string? zone)
    {
        var catchUp = CatchUpOf(file, CatchUp.Latest);
        var expiresAfter = file.Span("expires-after");
        if (file.Group("schedules") is not { } schedules)
        {
            return [];
        }

        List<ScheduleDefinition> definitions = [];
        foreach (var (key, node) in schedules.Entries)
        {
            if (!Slug.Is(key.Value))
            {
                schedules.Fail(key.Value, key.Line, null, "is no name for a schedule", $"write lower-case words with hyphens: {Slug.Of(key.Value)}");
            }

            if (schedules.Group(key.Value, node) is not { } section)
            {
                continue;
            }

            var rule = Rule(section, zone);
            var what = What(section);
            var definition = rule is null || what is null ? null : new ScheduleDefinition { Name = key.Value, When = rule, What = what };
            definition = Options(section, definition, what, catchUp, expiresAfter);
            section.Close();
            if (definition is not null)
            {
                definitions.Add(definition);
            }
        }

        return definitions;
    }

    private static ScheduleDefinition? Options(
        Section section, ScheduleDefinition? definition, ScheduledContent? what, CatchUp catchUp, TimeSpan? expiresAfter)
    {
        var audience = AudienceReader.Read(section, "audience");
        var ownCatchUp = CatchUpOf(section, catchUp);
        var ownExpiry = section.Span("expires-after") ?? expiresAfter ?? ScheduleDefinition.UsualExpiry;
        var priority = section.Choice(
            "priority",
            what is ScheduledContent.Digest ? Priority.Digest : Priority.Normal,
            ("urgent", Priority.Urgent),
            ("normal", Priority.Normal),
            ("digest", Priority.Digest));
        return definition is null
            ? null
            : definition with { Audience = audience, CatchUp = ownCatchUp, ExpiresAfter = ownExpiry, Priority = priority };
    }

    private static CatchUp CatchUpOf(Section section, CatchUp otherwise) =>
        section.Choice(
            "catch-up",
            otherwise,
            ("skip", CatchUp.Skip),
            ("latest", CatchUp.Latest),
            ("all", CatchUp.All),
            ("ask", CatchUp.Ask));

    private static ScheduleRule? Rule(Section section, string? zone)
    {
        const string Example = "write when it posts, for example every friday 18:00";
        if (!section.Has("when"))
        {
            section.Missing("when", Example);
        }

        if (section.Scalar("when") is not { } scalar)
        {
            return null;
        }

        switch (ScheduleRuleParser.Parse(scalar.Value, zone))
        {
            case ScheduleRuleOutcome.Parsed parsed:
                return parsed.Rule;
            case ScheduleRuleOutcome.NotUnderstood { Key: "zone-missing" }:
                section.Fail("when", scalar, "names no time zone", "add zone: to the campaign, for example zone: Europe/Paris, or a zone behind the rule");
                return null;
            case ScheduleRuleOutcome.NotUnderstood problem:
                section.Fail("when", scalar, $"is not clear: {problem.Problem.TrimEnd('.')}", problem.Remedy);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private static ScheduledContent? What(Section section)
    {
        if (!section.Has("post"))
        {
            section.Missing("post", "write what it posts: call, reminder, newest-article, article or digest");
        }

        var post = section.Choice(
            "post",
            "",
            ("call", "call"),
            ("reminder", "reminder"),
            ("newest-article", "newest-article"),
            ("article", "article"),
            ("digest", "digest"));
        var topics = section.Texts("topics");
        var atMost = section.Number("at-most", UsualInDigest, 1, MostInDigest);
        var article = section.Text("article");
        OnlyWith(section, "topics", post, "newest-article", "digest");
        OnlyWith(section, "at-most", post, "digest");
        OnlyWith(section, "article", post, "article");
        return post switch
        {
            "call" => new ScheduledContent.Call(),
            "reminder" => new ScheduledContent.Reminder(),
            "newest-article" => new ScheduledContent.NewestArticle(topics),
            "digest" => new ScheduledContent.Digest(topics, atMost),
            "article" => OneArticle(section, article),
            _ => null,
        };
    }

    private static ScheduledContent.OneArticle? OneArticle(Section section, string? article)
    {
        if (!section.Has("article"))
        {
            section.Missing("article", "write the address of the article, as the archive has it");
        }

        if (article is null)
        {
            return null;
        }

        if (SectionValues.IsWebAddress(article) || article.StartsWith("urn:", StringComparison.Ordinal))
        {
            return new ScheduledContent.OneArticle(article);
        }

        section.Fail("article", section.Node("article")!, "is no address of an article", "write the address that the archive has, for example https://example.org/page");
        return null;
    }

    private static void OnlyWith(Section section, string key, string post, params ReadOnlySpan<string> posts)
    {
        if (post.Length > 0 && section.Has(key) && !posts.Contains(post))
        {
            section.Fail(key, section.Node(key) ?? new YamlScalar(section.Line, "", false), $"has no meaning with post: {post}", $"take it out, or write post: {string.Join(" or ", posts)}");
        }
    }
}
