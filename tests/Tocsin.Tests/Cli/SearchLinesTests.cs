using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Cli;
using Tocsin.Core.Search;
using Tocsin.Tests.Search;

namespace Tocsin.Tests.Cli;

public sealed class SearchLinesTests : IAsyncLifetime
{
    private static readonly string[] Words = ["orchard", "harbour", "lantern", "\"red boat\"", "xyzzy", "", "{broken", "boat lang:fr"];

    private readonly SearchFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SearchLines Lines => new(_fixture.Search, new SearchRequest("") { WithFacets = false });

    public async ValueTask InitializeAsync()
    {
        _fixture.Archive.Put("The orchard", "Apples grow slowly near the river and its lantern.");
        _fixture.Archive.Put("The harbour", "The red boat left the harbour with a lantern.");
        await _fixture.RefreshAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Answers_are_in_the_order_of_the_lines_and_say_what_one_search_says()
    {
        var lines = Enumerable.Range(0, 500).Select(number => Words[number % Words.Length]).ToList();
        var output = new StringWriter();

        await Lines.AnswerAsync(new StringReader(string.Join('\n', lines) + "\n"), output, Cancel);

        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(lines, answers.Select(answer => (string?)answer["query"]));
        foreach (var (word, answer) in lines.Zip(answers))
        {
            var alone = await _fixture.Search.SearchAsync(new SearchRequest(word), Cancel);
            Assert.Equal(alone.Hits.Select(hit => hit.Article.Content.Title), answer["hits"]!.AsArray().Select(hit => (string)hit!["title"]!));
        }
    }

    [Fact]
    public async Task Who_waits_for_an_answer_before_the_next_question_gets_it()
    {
        var (questions, answers) = (new Pipe(), new Pipe());
        var working = Lines.AnswerAsync(new StreamReader(questions.Reader.AsStream()), new StreamWriter(answers.Writer.AsStream()), Cancel);
        using var read = new StreamReader(answers.Reader.AsStream());
        foreach (var word in Words.Where(word => word.Length > 0))
        {
            await questions.Writer.WriteAsync(Encoding.UTF8.GetBytes(word + "\n"), Cancel);

            var answer = JsonNode.Parse((await read.ReadLineAsync(Cancel))!);

            Assert.Equal(word, (string?)answer!["query"]);
        }

        await questions.Writer.CompleteAsync();
        await working;
    }

    [Fact]
    public async Task Nothing_is_read_on_when_nobody_listens_any_more()
    {
        var questions = new Pipe();
        await questions.Writer.WriteAsync("orchard\nharbour\n"u8.ToArray(), Cancel);

        // No end of the input comes.
        await Assert.ThrowsAsync<IOException>(() => Lines.AnswerAsync(new StreamReader(questions.Reader.AsStream()), new ClosedWriter(), Cancel));
    }

    [Fact]
    public async Task An_input_that_breaks_off_is_told_after_what_was_asked_is_answered()
    {
        var output = new StringWriter();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Lines.AnswerAsync(new BrokenReader(), output, Cancel));

        Assert.Equal("orchard", (string?)JsonNode.Parse(output.ToString())!["query"]);
    }

    /// <summary>Signs alone ask for nothing, and are answered with the newest, as anywhere.</summary>
    [Fact]
    public async Task An_empty_object_is_answered_as_signs_are()
    {
        var output = new StringWriter();

        await Lines.AnswerAsync(new StringReader("{}\n-\n"), output, Cancel);

        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("{}", (string?)answers[0]["query"]);
        Assert.Equal((int)answers[1]["total"]!, (int)answers[0]["total"]!);
    }

    [Theory]
    [InlineData("{\"quary\":\"orchard\"}")]
    [InlineData("{\"QUERY\":\"orchard\"}")]
    [InlineData("{\"query\":null}")]
    public async Task An_object_without_a_query_is_looked_for_as_it_stands(string line)
    {
        var output = new StringWriter();

        await Lines.AnswerAsync(new StringReader(line + "\n"), output, Cancel);

        var answer = JsonNode.Parse(output.ToString())!;
        Assert.Equal(line, (string?)answer["query"]);
        Assert.InRange((int)answer["total"]!, 0, 1);
    }

    [Fact]
    public async Task Matches_are_told_by_their_places_in_the_snippet()
    {
        var output = new StringWriter();

        await Lines.AnswerAsync(new StringReader("{\"query\":\"\",\"limit\":1}\nlantern boat\n"), output, Cancel);

        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(2, (int)answers[0]["total"]!);
        var hit = answers[1]["hits"]![0]!;
        var snippet = (string)hit["snippet"]!;
        Assert.Equal(
            ["boat", "lantern"],
            hit["marks"]!.AsArray().Select(mark => snippet.Substring((int)mark!["start"]!, (int)mark["length"]!)));
    }

    private sealed class BrokenReader : TextReader
    {
        private bool _asked;

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var line = _asked ? ValueTask.FromException<string?>(new InvalidOperationException("broken off")) : ValueTask.FromResult<string?>("orchard");
            _asked = true;
            return line;
        }
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override Task WriteLineAsync(string? value) => Task.FromException(new IOException("Broken pipe"));
    }
}
