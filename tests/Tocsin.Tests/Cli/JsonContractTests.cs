using System.Text.Json.Nodes;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Cli;

/// <summary>What scripts rely on: the names of the JSON, the exit codes, and that output holds the answer and nothing else.</summary>
public sealed class JsonContractTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    public async ValueTask InitializeAsync()
    {
        var imported = await AskAsync("import", Repository.At("config", "archive"), "--json");
        Assert.Equal((24, 0, 0, 0), (Number(imported, "added"), Number(imported, "changed"), Number(imported, "unchanged"), Number(imported, "refused")));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Search_prints_the_query_the_total_and_the_hits()
    {
        var answer = await AskAsync("search", "hospital", "--json", "--limit", "2");

        Assert.Equal(["query", "total", "hits"], Names(answer));
        Assert.Equal("hospital", (string?)answer["query"]);
        Assert.InRange(Number(answer, "total"), 2, 24);
        Assert.Equal(2, answer["hits"]!.AsArray().Count);
        Assert.Equal(["id", "url", "title", "published", "language", "score", "snippet", "marks"], Names(answer["hits"]![0]!));
        Assert.Equal("2016-05-11", (string?)answer["hits"]![0]!["published"]);
    }

    [Fact]
    public async Task Search_answers_each_line_of_its_input_with_one_of_its_own()
    {
        var cli = await Run("hospital\n{\"query\":\"hôpital\",\"language\":\"fr\",\"limit\":1}\n\n", "search", "--stdin", "--json");

        Assert.Equal(0, cli.ExitCode);
        var answers = cli.Lines.Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["hospital", "hôpital"], answers.Take(2).Select(answer => (string?)answer["query"]));
        Assert.Equal("fr", (string?)Assert.Single(answers[1]["hits"]!.AsArray())!["language"]);
    }

    [Fact]
    public async Task Summarize_prints_sentences_and_their_source()
    {
        var summary = await AskAsync("summarize", "3", "--json", "--sentences", "2");

        Assert.Equal(["title", "sentences", "source"], Names(summary).Take(3));
        Assert.Equal(2, summary["sentences"]!.AsArray().Count);
        Assert.Contains("article4492", (string?)summary["source"]!["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_explains_itself_in_its_json()
    {
        var scores = (await AskAsync("summarize", "3", "--json", "--sentences", "2", "--explain"))["scores"]!.AsArray();

        Assert.Contains(scores, row => (bool)row!["chosen"]!);
        Assert.All(scores.Where(row => row!["total"] is not null), row => Assert.Equal(
            (double)row!["total"]!,
            new[] { "position", "centrality", "title", "length", "news", "burden" }.Sum(part => (double)row[part]!),
            tolerance: 1e-9));
    }

    [Fact]
    public async Task Summarize_reads_articles_line_by_line_without_an_archive()
    {
        const string article =
            """{"id":"a7","language":"en","title":"The river","body":"The river rose by two metres in one night. Nobody was hurt, but the bridge is closed. The council meets on Monday."}""";

        var cli = await Run($"{article}\n", "summarize", "--stdin", "--json", "--sentences", "1");

        var summary = JsonNode.Parse(Assert.Single(cli.Lines))!;
        Assert.Equal("a7", (string?)summary["id"]);
        Assert.Single(summary["sentences"]!.AsArray());
    }

    [Fact]
    public async Task Import_counts_says_why_it_refused_and_goes_on()
    {
        var path = _folder["more.jsonl"];
        await File.WriteAllTextAsync(
            path,
            """
            {"id":"x1","url":"https://example.org/1","title":"One","authors":["A. Writer"],"published":"2026-01-02","language":"en","topics":["bridge"],"standfirst":"In short.","body":"A first text about the bridge."}
            {"url":"https://example.org/2"}
            {"id":"x3","url":"https://example.org/3","title":"Three","language":"en","body":"A third text about the bridge."}
            """,
            TestContext.Current.CancellationToken);

        var cli = await Run("", "import", path, "--json");

        var imported = JsonNode.Parse(cli.Out)!;
        Assert.Equal((2, 1), (Number(imported, "added"), Number(imported, "refused")));
        Assert.Equal(["file", "line", "key", "problem", "remedy"], Names(imported["refusals"]![0]!));
        Assert.Equal(2, Number(imported["refusals"]![0]!, "line"));
        var hits = (await AskAsync("search", "bridge", "--json"))["hits"]!.AsArray();
        Assert.Equal(["x1", "x3"], hits.Select(hit => (string?)hit!["externalId"]).Order());
    }

    [Fact]
    public async Task Schedules_previews_and_the_status_are_json_too()
    {
        var next = (await AskAsync("schedule", "next", "3", "--json")).AsArray();
        Assert.Equal(["campaign", "schedule", "what", "local", "zone", "utc"], Names(next[0]!));
        var preview = await AskAsync("preview", "aleppo-is-burning", "--language", "fr", "--json");
        Assert.Equal(["platform", "language", "part", "length", "text"], Names(preview["messages"]![0]!));
        var status = await AskAsync("status", "--json");
        Assert.Equal(
            ["waiting", "oldestWaitingSeconds", "inFlight", "inDoubt", "sent", "failed", "failedBy", "pausedUntil", "clockSkewSeconds", "running", "halted"],
            Names(status));
    }

    [Fact]
    public async Task Schedules_and_the_status_can_be_read_by_people()
    {
        var next = await Run("", "schedule", "next", "3");
        Assert.Equal(3, next.Lines.Count);
        Assert.All(next.Lines, line => Assert.Matches(@"^\w{3} \d{4}-\d\d-\d\d \d\d:\d\d Europe/Paris +\d{4}-\d\d-\d\d \d\d:\d\dZ  [a-z-]+ / [a-z-]+: .", line));

        var status = await Run("", "status");
        Assert.Equal(
            ["waiting", "oldest waiting", "in flight", "in doubt", "sent", "failed", "clock", "running"],
            status.Lines.Select(line => line[..16].TrimEnd()));
        Assert.Equal(["0", "–", "0", "0", "0", "0", "off by 0 s", "no"], status.Lines.Select(line => line[16..]));
    }

    [Fact]
    public async Task The_index_can_be_checked_and_what_is_damaged_is_named()
    {
        var sound = await AskAsync("index", "check", "--json");
        Assert.Equal(["sound", "articles", "segments", "bytes", "behind", "problems"], Names(sound));
        Assert.Equal((true, 24, 1, 0), ((bool)sound["sound"]!, Number(sound, "articles"), Number(sound, "segments"), Number(sound, "behind")));

        var segment = Directory.GetFiles(_folder["data/index"], "seg-*").Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 3] ^= 0x10;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);
        var cli = await Run("", "index", "check", "--json");

        Assert.Equal(1, cli.ExitCode);
        var damaged = JsonNode.Parse(cli.Out)!;
        Assert.False((bool)damaged["sound"]!);
        var problem = Assert.Single(damaged["problems"]!.AsArray())!;
        Assert.Equal(["file", "problem"], Names(problem));
        Assert.Equal(Path.GetFileName(segment), (string?)problem["file"]);
    }

    [Fact]
    public async Task A_damaged_index_is_mended_by_the_search_that_meets_it()
    {
        var before = (await Run("", "search", "hospital", "--json")).Out;
        var segment = Directory.GetFiles(_folder["data/index"], "seg-*").Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes.AsSpan(16, bytes.Length / 2).Fill(0xEE);
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var cli = await Run("", "search", "hospital", "--json");

        Assert.Equal((0, before), (cli.ExitCode, cli.Out));
        Assert.Empty((await AskAsync("index", "check", "--json"))["problems"]!.AsArray());
    }

    [Fact]
    public async Task Imports_leave_no_more_segments_than_they_must()
    {
        for (var i = 1; i <= 5; i++)
        {
            var path = _folder[$"{i}.jsonl"];
            await File.WriteAllTextAsync(
                path,
                $$"""{"url":"https://example.org/{{i}}","title":"Number {{i}}","language":"en","body":"A text about the bridge."}""",
                TestContext.Current.CancellationToken);
            await AskAsync("import", path, "--json");
        }

        Assert.Equal((29, 1), (await AskAsync("index", "check", "--json")) switch { var report => (Number(report, "articles"), Number(report, "segments")) });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public async Task Articles_in_the_readers_language_come_first(string language)
    {
        var languages = (await AskAsync("search", "aleppo", "--language", language, "--limit", "24", "--json"))["hits"]!.AsArray()
            .Select(hit => (string)hit!["language"]!).ToList();

        var own = languages.Count(other => other == language);
        Assert.True(own > 0 && languages.Count > own);
        Assert.All(languages.Take(own), other => Assert.Equal(language, other));
    }

    [Fact]
    public async Task The_index_is_made_anew_unless_another_process_keeps_it()
    {
        File.Delete(_folder["data/index/manifest"]);
        await using (new FileStream(_folder["data/index/writer"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Run("", "index", "rebuild");
            Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
            Assert.StartsWith("tocsin: another tocsin keeps the search index.", refused.Error, StringComparison.Ordinal);
            Assert.Equal(24, Number(await AskAsync("index", "check", "--json"), "behind"));
        }

        var made = await Run("", "index", "rebuild");

        Assert.Equal(0, made.ExitCode);
        Assert.StartsWith("made anew: 24 articles, 1 segments, ", Assert.Single(made.Lines), StringComparison.Ordinal);
        Assert.Equal(
            ["articles        24", "segments        1", "behind          no: it holds all of the archive", "sound: every byte is as it was written"],
            (await Run("", "index", "check")).Lines.Where(line => !line.StartsWith("bytes", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "search")]
    [InlineData(2, "search", "hospital", "--jsn")]
    [InlineData(2, "search", "hospital", "--limit", "x")]
    [InlineData(2, "search", "hospital", "--limit", "1001")]
    [InlineData(2, "summarize", "3", "--sentences", "0")]
    [InlineData(2, "summarize", "--stdin", "--json", "--chars", "99999999999")]
    [InlineData(2, "schedule", "next", "x")]
    [InlineData(2, "audit", "--last", "-1")]
    [InlineData(2, "report", "x")]
    [InlineData(1, "summarize", "999999", "--json")]
    public async Task Wrong_use_is_2_and_a_failure_is_1_and_both_are_said(int exitCode, params string[] arguments)
    {
        var cli = await Run("", arguments);

        Assert.Equal(exitCode, cli.ExitCode);
        Assert.StartsWith("tocsin: ", cli.Error, StringComparison.Ordinal);
        Assert.Equal("", cli.Out);
    }

    [Fact]
    public async Task The_local_chat_ends_at_quit()
    {
        var cli = await Run("/article 1\n/quit\n/article 2\n", "run");

        Assert.Equal(0, cli.ExitCode);
        var articles = cli.Lines.Count(line => line.Contains("International Viewpoint", StringComparison.Ordinal));
        Assert.InRange(articles, 1, (await Run("/article 1\n/article 2\n", "run")).Lines.Count(line => line.Contains("International Viewpoint", StringComparison.Ordinal)) - 1);
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static int Number(JsonNode node, string name) => (int)node[name]!;

    private async Task<JsonNode> AskAsync(params string[] arguments)
    {
        var cli = await Run("", arguments);
        Assert.True(cli.ExitCode == 0, cli.Error);
        return JsonNode.Parse(cli.Out)!;
    }

    private Task<TocsinCommand> Run(string input, params string[] arguments) =>
        TocsinCommand.RunAsync(input, [.. arguments, "--data", _folder["data"], "--config", Repository.At("config")]);
}
