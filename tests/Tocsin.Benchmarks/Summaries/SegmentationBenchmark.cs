using System.Text.Json;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Benchmarks.Summaries;

/// <summary>How many of the texts of <c>../shared/data/sentences</c> part exactly as the collection says, by language.</summary>
/// <remarks>White space aside: the collection also tidies it, a segmenter of ours never touches the text.</remarks>
internal static class SegmentationBenchmark
{
    public static void Run(string folder, bool showMisses)
    {
        Console.WriteLine("| language | texts | exact | share |");
        Console.WriteLine("|---|---:|---:|---:|");
        var (texts, exact) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            var cases = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            var right = cases.Count(example => IsExact(example, language, showMisses));
            Console.WriteLine($"| {language} | {cases.Count} | {right} | {100.0 * right / cases.Count:F1}% |");
            texts += cases.Count;
            exact += right;
        }

        Console.WriteLine($"| all | {texts} | {exact} | {100.0 * exact / texts:F1}% |");
    }

    private static bool IsExact(JsonElement example, string language, bool showMisses)
    {
        var text = example.GetProperty("text").GetString()!;
        var gold = example.GetProperty("gold").EnumerateArray().Select(sentence => sentence.GetString()!).ToList();
        var ours = SentenceSegmenter.Split(text, language).Select(span => span.Of(text)).ToList();
        var exact = gold.Select(WithoutSpace).SequenceEqual(ours.Select(WithoutSpace));
        if (!exact && showMisses)
        {
            Console.WriteLine($"-- {language}: expected {string.Join(" ¦ ", gold)}\n   got {string.Join(" ¦ ", ours)}");
        }

        return exact;
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
