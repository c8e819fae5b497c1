using System.Text.Json;
using Tocsin.Core.Text.Sentences;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Text;

public sealed class SegmentationBarTests
{
    [Fact]
    public void Nine_in_ten_English_texts_and_most_of_all_part_exactly()
    {
        var exact = Directory.EnumerateFiles(Repository.Shared("data", "sentences"), "*.jsonl")
            .SelectMany(file => File.ReadLines(file).Select(line => (Language: Path.GetFileNameWithoutExtension(file), Exact: IsExact(file, line))))
            .ToList();

        Assert.InRange(exact.Where(item => item.Language == "en").Average(item => item.Exact ? 1.0 : 0), 0.90, 1);
        Assert.InRange(exact.Average(item => item.Exact ? 1.0 : 0), 0.85, 1);
    }

    private static bool IsExact(string file, string line)
    {
        var example = JsonDocument.Parse(line).RootElement;
        var text = example.GetProperty("text").GetString()!;
        var ours = SentenceSegmenter.Split(text, Path.GetFileNameWithoutExtension(file)).Select(span => WithoutSpace(span.Of(text)));
        return ours.SequenceEqual(example.GetProperty("gold").EnumerateArray().Select(sentence => WithoutSpace(sentence.GetString()!)));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
