using System.Text;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

/// <summary>Each mistake, with the words that its author gets: file, line, key, value, remedy.</summary>
public sealed class CampaignProblemTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public static TheoryData<string, string> Mistakes => new()
    {
        { "texts: { en: { title: T } }\ncolour: red", "2: key 'colour' is unknown — known here: audience, catch-up, ends, expires-after, hashtags, image, in-doubt, links, missing-language, schedules, source, starts, texts, zone" },
        { "hastags: [A]\ntexts: { en: { title: T } }", "1: key 'hastags' is unknown — did you mean 'hashtags'? Known here:*" },
        { "texts:\n  en:\n    title: T\n    titel: T", "4: key 'texts.en.titel' is unknown — did you mean 'title'?*" },
        { "zone: Europe/Paris", "1: key 'texts' is missing — add the campaign's words*" },
        { "texts:\n  en:\n    aim: A", "3: key 'texts.en.title' is missing — write the campaign's title in this language" },
        { "texts:", "1: key 'texts' has no value — write one, or take the key out" },
        { "texts: [a]", "1: key 'texts' is no group of keys — write keys below it, indented by two spaces" },
        { "texts:\n  en: Hello", "2: key 'texts.en': value 'Hello' is no group of keys — *" },
        { "texts:\n  en:\n    title: [a, b]", "3: key 'texts.en.title' is a list or a group of keys — write a single value" },
        { "texts:\n  english: { title: T }", "2: key 'texts.english': value 'english' is no language tag — did you mean 'en'? Write a tag such as en, fr, es, ar, pt-br" },
        { "texts:\n  pt_BR: { title: T }", "2: key 'texts.pt_BR': value 'pt_BR' is no language tag — did you mean 'pt-br'?*" },
        { "texts:\n  qq: { title: T }", "2: key 'texts.qq': value 'qq' is no language tag — Write a tag such as*" },
        { "texts: { en: { title: T } }\ntexts: { fr: { title: T } }", "2: key 'texts' stands twice — keep one of them" },
        { "texts: { en: { title: T } }\nzone: Europe/Pariss", "2: key 'zone': value 'Europe/Pariss' is no known time zone — Did you mean Europe/Paris?" },
        { "texts: { en: { title: T } }\nstarts: 12/10/2026", "2: key 'starts': value '12/10/2026' is no date — write year, month and day, for example 2026-12-10" },
        { "texts: { en: { title: T } }\nstarts: 2026-12-10\nends: 2026-12-09", "3: key 'ends': value '2026-12-09' is before starts (2026-12-10) — write the last day on which it runs" },
        { "texts: { en: { title: T } }\nhashtags:\n  - two words", "3: key 'hashtags': value 'two words' is no hashtag — write one word of letters and digits*" },
        { "texts: { en: { title: T } }\nhashtags:\n  - #Lost", "3: key 'hashtags' holds an empty item — write text behind the dash; text that begins with # needs quotes" },
        { "texts: { en: { title: T } }\nlinks:\n  - title: More\n    url: example.org", "4: key 'links[1].url': value 'example.org' is no web address — write it whole, for example https://example.org/page" },
        { "texts: { en: { title: T } }\nlinks:\n  - https://example.org", "3: key 'links[1]': value 'https://example.org' is no group of keys — write each item as keys, the first behind the dash" },
        { "texts: { en: { title: T } }\nsource:\n  publication: P", "3: key 'source.url' is missing — write where to read it*" },
        { "texts: { en: { title: T } }\nsource:\n  url: https://user:word@example.org", "3: key 'source.url': value*is no web address*" },
        { "texts: { en: { title: T } }\nmissing-language: warm", "2: key 'missing-language': value 'warm' is not known — did you mean 'warn'? Write one of: warn, block" },
        { "texts: { en: { title: T } }\nin-doubt: yes", "2: key 'in-doubt': value 'yes' is not known — Write one of: ask, resend" },
        { "texts: { en: { title: T } }\ncatch-up: later", "2: key 'catch-up': value 'later' is not known — Write one of: skip, latest, all, ask" },
        { "texts: { en: { title: T } }\nexpires-after: soon", "2: key 'expires-after': value 'soon' is no span of time from a minute to 60 days — write, for example, 90 minutes, 24 hours or 3 days" },
        { "texts: { en: { title: T } }\naudience:\n  platforms: [telegramm]", "3: key 'audience.platforms': value 'telegramm' is no platform — did you mean 'telegram'? Write one of: telegram, discord, local" },
        { "texts: { en: { title: T } }\naudience:\n  chats: [everyone]", "3: key 'audience.chats': value 'everyone' is no chat — write platform:place*" },
        { "texts: { en: { title: T } }\nmissing-language: block\naudience:\n  languages: [en, fr]", "4: key 'audience.languages': value 'fr' has no words in texts, and missing-language: block leaves its chats without any post — add texts.fr, or take the language out" },
        { "texts: { en: { title: T } }\nimage: a.png", "1: key 'texts.en.image-alt' is missing — say in words what the image shows*\n2: key 'image': value 'a.png' is no file that is there — put the image there, or correct the path; it counts from*" },
        { "texts: { en: { title: T, image-alt: A } }\nimage: ../../secret.png", "2: key 'image': value '../../secret.png' leads out of the campaigns' folder — *" },
        { "texts: { en: { title: T, image-alt: A } }\nimage: text.png", "2: key 'image': value 'text.png' is no PNG, JPEG, GIF or WebP image — save it as PNG or JPEG" },
        { "texts: { en: { title: T, image-alt: A } }", "1: key 'texts.en.image-alt': value 'A' describes an image, but the campaign has none — *" },
        { "texts: { en: { title: T } }\nschedules:\n  Friday Call: { when: every day 9:00 UTC, post: reminder }", "*3: key 'schedules.Friday Call' is no name for a schedule — write lower-case words with hyphens: friday-call" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a:\n    when: every fryday 18:00 UTC\n    post: call", "4: key 'schedules.a.when': value 'every fryday 18:00 UTC' is not clear: \"fryday\" is not understood — Did you mean \"friday\"?" },
        { "texts: { en: { title: T, call: C } }\nzone: Europe/Pariss\nschedules:\n  a:\n    when: every fryday 18:00\n    post: call", "2: key 'zone': value 'Europe/Pariss' is no known*\n5: key 'schedules.a.when': value 'every fryday 18:00' is not clear*" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a:\n    when: every friday 18:00\n    post: call", "4: key 'schedules.a.when': value 'every friday 18:00' names no time zone — add zone: to the campaign*" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a:\n    post: call", "4: key 'schedules.a.when' is missing — write when it posts*" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a:\n    when: every day 9:00 UTC", "4: key 'schedules.a.post' is missing — write what it posts*" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a: { when: every day 9:00 UTC, post: call }\n  a: { when: every day 9:00 UTC, post: call }", "4: key 'schedules.a' stands twice — keep one of them" },
        { "texts: { en: { title: T } }\nschedules:\n  a: { when: every day 9:00 UTC, post: cal }", "3: key 'schedules.a.post': value 'cal' is not known — did you mean 'call'?*" },
        { "texts:\n  en:\n    title: T\nschedules:\n  a: { when: every day 9:00 UTC, post: call }", "3: key 'texts.en.call' is missing — write the call: a schedule posts it" },
        { "texts:\n  en:\n    title: T\nschedules:\n  a: { when: every day 9:00 UTC, post: reminder }", "3: key 'texts.en.reminder' is missing — write the reminder: a schedule posts it" },
        { "texts: { en: { title: T, call: C } }\nschedules:\n  a: { when: every day 9:00 UTC, post: call, at-most: 3 }", "3: key 'schedules.a.at-most': value '3' has no meaning with post: call — take it out, or write post: digest" },
        { "texts: { en: { title: T } }\nschedules:\n  a: { when: every day 9:00 UTC, post: digest, at-most: 500 }", "3: key 'schedules.a.at-most': value '500' is no number that can stand here — write a number from 1 to 50" },
        { "texts: { en: { title: T } }\nschedules:\n  a: { when: every day 9:00 UTC, post: article }", "3: key 'schedules.a.article' is missing — write the address of the article*" },
        { "texts: { en: { title: T } }\nschedules:\n  a: { when: every day 9:00 UTC, post: article, article: 3 }", "3: key 'schedules.a.article': value '3' is no address of an article — *" },
        { "texts:\n\ten: { title: T }", "2: the file is not valid YAML: *indent with spaces, not with tabs" },
        { "texts: { en: { title: T }", "*: the file is not valid YAML: * — indent with two spaces a level*" },
        { "texts: { en: { title: a: b } }", "1: the file is not valid YAML: * — indent with two spaces a level*" },
        { "a: &x 1\nb: *x", "1: the file is not valid YAML: anchors (&), aliases (*) and tags (!) are not read here — *" },
        { "", "1: the file is not valid YAML: the file is empty — *" },
        { "just words", "1: the file holds no keys — begin with texts:*" },
        { "texts: { en: { title: T } }\n---\nmore: 1", "2: the file is not valid YAML: a second document begins here — *" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Says_what_where_and_what_to_write_instead(string yaml, string words)
    {
        File.WriteAllText(_folder["text.png"], "no image");
        File.WriteAllText(_folder["river.yaml"], yaml);

        var file = CampaignFile.Read(_folder["river.yaml"])!;

        var said = string.Join('\n', file.Problems.Select(problem => problem.ToString().Replace(_folder["river.yaml"] + ":", "", StringComparison.Ordinal)));
        Assert.True(Matches(said, words), $"said: {said}");
        Assert.Null(file.Campaign);
    }

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once_in_its_order()
    {
        File.WriteAllText(_folder["river.yaml"], "zone: Nowhere\nhashtags: [a b]\ntexts:\n  en: { titel: T }\nends: never\n");

        var problems = CampaignFile.Read(_folder["river.yaml"])!.Problems;

        Assert.Equal([1, 2, 4, 4, 5], problems.Select(problem => problem.Line));
        Assert.StartsWith(_folder["river.yaml"] + ":1: key 'zone': value 'Nowhere'", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My Campaign.yaml", "my-campaign.yaml")]
    [InlineData("Été.yml", "ete.yaml")]
    public void A_file_needs_a_name_that_can_be_typed(string name, string better)
    {
        File.WriteAllText(_folder[name], "texts: { en: { title: T } }");

        var problem = Assert.Single(CampaignFile.Read(_folder[name])!.Problems);

        Assert.Equal($"rename it to {better}", problem.Remedy);
    }

    [Fact]
    public void A_file_in_another_encoding_is_named_as_such()
    {
        File.WriteAllBytes(_folder["river.yaml"], Encoding.Latin1.GetBytes("texts: { fr: { title: Été } }"));

        Assert.Contains("not in UTF-8", Assert.Single(CampaignFile.Read(_folder["river.yaml"])!.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_whatever_its_bytes_makes_the_reader_throw()
    {
        var good = File.ReadAllBytes(Path.Combine(Repository.Root, "config", "campaigns", "aleppo-is-burning.yaml"));
        var random = new Random(496);
        for (var round = 0; round < 300; round++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)" :-#&*!|>'\"{}[],%@`\t\n\0aé"[random.Next(24)];
            }

            File.WriteAllBytes(_folder["river.yaml"], bytes[..random.Next(bytes.Length)]);
            var file = CampaignFile.Read(_folder["river.yaml"])!;

            Assert.True(file.Campaign is null == file.Problems.Count > 0);
        }
    }

    [Fact]
    public void A_file_that_is_nested_without_end_is_refused()
    {
        File.WriteAllText(_folder["river.yaml"], new string('[', 100_000));

        Assert.Contains("nested too deeply", Assert.Single(CampaignFile.Read(_folder["river.yaml"])!.Problems).Problem, StringComparison.Ordinal);
    }

    private static bool Matches(string said, string words)
    {
        var at = 0;
        foreach (var (index, part) in words.Split('*').Index())
        {
            var found = said.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (index == 0 && found != 0))
            {
                return false;
            }

            at = found + part.Length;
        }

        return words.EndsWith('*') || at == said.Length;
    }
}
