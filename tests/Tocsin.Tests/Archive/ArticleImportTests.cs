using Tocsin.Core.Archive.Import;
using Tocsin.Core.Articles;

namespace Tocsin.Tests.Archive;

public class ArticleImportTests
{
    private const string Markdown =
        """
        ---
        url: https://example.org/wells
        title: "Wells: who digs them"
        standfirst: In one village, the neighbours do.
        publication: The Example
        issue: "12"
        authors: [First Author, Second Author]
        published: 2020-03-04
        language: en
        topics: [Water, Villages]
        sample: true
        source:
          title: Digging
          url: https://example.org/digging
          publication: The Other Example
          authorLine: By the neighbours
          published: 2019-12-31
        ---
        # Wells: who digs them

        The neighbours dig **together**, see [the plan](https://example.org/plan).

        - First a rope
        - then a bucket

        > Water is for all.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_markdown_with_front_matter()
    {
        await using var archive = await ArchiveFixture.OpenAsync();

        var report = await ImportAsync(archive, archive.Write("wells.md", Markdown));

        Assert.Equal((1, 0), (report.Added, report.RefusedCount));
        var content = (await archive.Store.FindAsync(new ArticleId(1), Cancel))!.Content;
        Assert.Equal(("https://example.org/wells", "Wells: who digs them", "12"), (content.Url, content.Title, content.Issue));
        Assert.Equal("In one village, the neighbours do.", content.Standfirst);
        Assert.Equal(["First Author", "Second Author"], content.Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "en", true), (content.Published, content.Language, content.IsSample));
        Assert.Equal(["Water", "Villages"], content.Topics);
        Assert.Equal(
            new ArticleOrigin("Digging", "https://example.org/digging", "The Other Example", "By the neighbours", new DateOnly(2019, 12, 31)),
            content.Origin);
        Assert.Equal(
            ["The neighbours dig together, see the plan.", "First a rope", "then a bucket", "Water is for all."], content.Paragraphs);
    }

    [Fact]
    public async Task Importing_twice_adds_nothing()
    {
        await using var archive = await ArchiveFixture.OpenAsync();
        archive.Write("wells.md", Markdown);
        archive.Write("deep/er/note.md", "# A note\n\nWith a text.");
        archive.Write("deep/plain.txt", "A title\n\nA text.");
        archive.Write("picture.png", "not an article");
        var folder = Path.Combine(archive.Folder, "in");

        var first = await ImportAsync(archive, folder);
        var second = await ImportAsync(archive, folder);

        Assert.Equal((3, 0, 0, 0), (first.Added, first.Changed, first.Unchanged, first.RefusedCount));
        Assert.Equal((0, 0, 3, 0), (second.Added, second.Changed, second.Unchanged, second.RefusedCount));
        Assert.NotNull(await archive.Store.FindByUrlAsync("urn:tocsin:file:deep/er/note.md", Cancel));
    }

    [Fact]
    public async Task Reads_json_lines()
    {
        await using var archive = await ArchiveFixture.OpenAsync();
        var path = archive.Write(
            "articles.jsonl",
            """
            {"url":"https://example.org/1","title":"One","standfirst":"S","authors":"A. Author","published":"2016-05-11","language":"FR-fr","topics":["x","y"],"ownSummary":"Our own  words.","body":"First\nstill first.\n\nSecond."}

            {"id":7,"title":"","text":"No title and no address.","lang":"en"}
            """);

        var report = await ImportAsync(archive, path);

        Assert.Equal((2, 0), (report.Added, report.RefusedCount));
        var articles = await archive.Store.FindAsync([new ArticleId(1), new ArticleId(2)], Cancel);
        Assert.Equal(["First still first.", "Second."], articles[0].Content.Paragraphs);
        Assert.Equal("Our own words.", articles[0].Content.OwnSummary);
        Assert.Equal(("fr", "A. Author"), (articles[0].Content.Language, articles[0].Content.Authors.Single()));
        Assert.Equal(("urn:tocsin:id:7", "7"), (articles[1].Content.Url, articles[1].Content.ExternalId));
    }

    [Fact]
    public async Task Goes_on_after_what_it_cannot_read_and_says_where_and_why()
    {
        await using var archive = await ArchiveFixture.OpenAsync();
        archive.Write("1-bad-date.md", "---\ntitle: T\npublished: yesterday\n---\nText.");
        archive.Write("2-bad-yaml.md", "---\ntitle: [T\n---\nText.");
        archive.Write("3-no-text.md", "---\ntitle: T\n---\n");
        archive.Write("3-open.md", "---\ntitle: Never closed\n\nA text that would be taken for the article with its keys.");
        archive.Write("4-bad.jsonl", "{\"url\":\"https://example.org/1\",\"title\":\"One\",\"body\":\"Text.\"}\nnot json\n{\"title\":5}\n{\"title\":\"T\",\"published\":\"soon\",\"body\":\"B\"}\n{\"title\":\"T\"}\n{\"url\":\"https://example.org/2\",\"title\":");
        archive.Write("5-empty.txt", " \n");
        archive.Write("6-good.txt", "Title\n\nText.");

        var report = await ImportAsync(archive, Path.Combine(archive.Folder, "in"), "no/such/file.md");

        Assert.Equal(2, report.Added);
        Assert.Collection(
            report.Refused.Select(refusal => refusal.ToString()),
            text => Assert.Equal("1-bad-date.md, line 3: published “yesterday”: is no date. Write year-month-day: 2016-05-11.", text),
            text => Assert.StartsWith("2-bad-yaml.md, line 3: the front matter is no YAML", text, StringComparison.Ordinal),
            text => Assert.StartsWith("3-no-text.md: there is no text below the front matter.", text, StringComparison.Ordinal),
            text => Assert.Equal("3-open.md: the front matter has no end. Write a second line of --- below its keys.", text),
            text => Assert.StartsWith("4-bad.jsonl, line 2: the line is no JSON object", text, StringComparison.Ordinal),
            text => Assert.StartsWith("4-bad.jsonl, line 3: title: has a value of the wrong kind", text, StringComparison.Ordinal),
            text => Assert.StartsWith("4-bad.jsonl, line 4: published “soon”: is no date.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("4-bad.jsonl, line 5: body: there is no text.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("4-bad.jsonl, line 6: the line is no JSON object", text, StringComparison.Ordinal),
            text => Assert.StartsWith("5-empty.txt: the file is empty.", text, StringComparison.Ordinal),
            text => Assert.Equal("no/such/file.md: no such file or folder. Check the path.", text));
    }

    [Fact]
    public async Task Stops_between_batches_and_is_finished_by_running_again()
    {
        await using var archive = await ArchiveFixture.OpenAsync();
        var lines = Enumerable.Range(1, 600).Select(number =>
            $$"""{"url":"https://example.org/{{number}}","title":"Number {{number}}","body":"Text of number {{number}}."}""");
        var path = archive.Write("many.jsonl", string.Join('\n', lines));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ArticleImport(archive.Store)
            .RunAsync([path], new Immediately(_ => stop.Cancel()), stop.Token));
        var held = await archive.Store.CountAsync(Cancel);
        var report = await ImportAsync(archive, path);

        Assert.InRange(held, 1, 599);
        Assert.Equal((600 - held, held), (report.Added, report.Unchanged));
    }

    private static Task<ImportReport> ImportAsync(ArchiveFixture archive, params string[] paths) =>
        new ArticleImport(archive.Store).RunAsync(paths, progress: null, Cancel);

    private sealed class Immediately(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
