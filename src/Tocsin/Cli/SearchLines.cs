using System.Text.Json;
using System.Threading.Channels;
using Tocsin.Core.Search;

namespace Tocsin.Cli;

/// <summary>Answers queries line by line, in their order; several are worked on at once.</summary>
/// <param name="search">The archive.</param>
/// <param name="pattern">What a line does not say of its query.</param>
/// <param name="progress">Told how far the index is, when it must be made anew meanwhile; may be null.</param>
internal sealed class SearchLines(ArchiveSearch search, SearchRequest pattern, IProgress<int>? progress = null)
{
    /// <summary>Returns when the last line of <paramref name="input"/> is answered.</summary>
    public async Task AnswerAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answers = Channel.CreateBounded<Task<string>>(Environment.ProcessorCount);
        var reading = Task.Run(() => ReadAsync(input, answers.Writer, over.Token), over.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(over.Token))
            {
                await output.WriteLineAsync(await answer);

                // Whoever waits for this answer before the next question gets it at once.
                if (!answers.Reader.TryPeek(out var next) || !next.IsCompleted)
                {
                    await output.FlushAsync(over.Token);
                }
            }
        }
        finally
        {
            await over.CancelAsync();
        }

        await reading;
    }

    private async Task ReadAsync(TextReader input, ChannelWriter<Task<string>> answers, CancellationToken cancellationToken)
    {
        try
        {
            while (await input.ReadLineAsync(cancellationToken) is { } line)
            {
                await answers.WriteAsync(Task.Run(() => AnswerAsync(line, cancellationToken), cancellationToken), cancellationToken);
            }
        }
        finally
        {
            // Whatever ended it: who awaits the answers is not left waiting.
            answers.Complete();
        }
    }

    private async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var answer = await search.SearchWholeAsync(Question(line), progress, cancellationToken);
        return JsonLine.Of(SearchJson.Of(answer), output => output.SearchJson);
    }

    /// <summary>A line that is no JSON object with a <c>query</c> is the query itself: a slip in its name must not mean all articles.</summary>
    private SearchRequest Question(string line)
    {
        if (line.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, JsonOutput.Default.SearchQuestionJson) is { Query: { } query } question)
                {
                    return pattern with
                    {
                        Query = query,
                        Language = question.Language ?? pattern.Language,
                        Limit = Math.Clamp(question.Limit ?? pattern.Limit, 1, 1000),
                    };
                }
            }
            catch (JsonException)
            {
                // Nothing that is typed is an error: it is looked for as it stands.
            }
        }

        return pattern with { Query = line };
    }
}
