using System.Diagnostics;
using System.Globalization;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Spelling;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Benchmarks.Search;

/// <summary>Makes one slip in words of an archive and counts how often the right word comes back first.</summary>
/// <remarks><c>search-typos</c>: words of the shared ranking collection, of at least four letters, in at least two articles, drawn by their frequency.</remarks>
internal static class TypoBenchmark
{
    private const int Slips = 4000;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.FirstOrDefault() ?? SharedFolder.Find("data/search/xquad12");
        if (folder is null)
        {
            await Console.Error.WriteLineAsync("search-typos: no collection; name a folder with docs.jsonl, queries.jsonl and qrels.tsv.");
            return 2;
        }

        var collection = RankingCollection.Read(folder);
        var directory = Directory.CreateTempSubdirectory("tocsin-typos-").FullName;
        await using (var search = ArchiveSearch.Open(
            new SearchOptions { IndexDirectory = directory }, new ListedArticles(collection.Documents), SynonymTable.Empty))
        {
            await search.RefreshAsync(CancellationToken.None);
        }

        using (var store = IndexStore.Open(directory))
        {
            using var lease = store.Take();
            Measure(lease.Snapshot);
        }

        Directory.Delete(directory, recursive: true);
        return 0;
    }

    private static void Measure(IndexSnapshot snapshot)
    {
        var words = Words(snapshot);
        HashSet<string> known = [.. words.Select(word => word.Word)];
        var drawn = words.Where(word => word.Documents >= 2 && word.Word.Length >= 4 && word.Word.All(char.IsLetter)).ToArray();
        var random = new Random(5);
        var timings = new Timings();
        var (right, tried, mended, harmed) = (0, 0, 0, 0);
        while (tried < Slips)
        {
            var word = drawn[random.Next(drawn.Length)].Word;
            var slip = Slip(word, random);
            if (known.Contains(slip) || slip == word)
            {
                continue;
            }

            tried++;
            var start = Stopwatch.GetTimestamp();
            var found = new NearWords(snapshot).Find(slip);
            timings.Add(Stopwatch.GetElapsedTime(start));
            right += found.FirstOrDefault()?.Word == word ? 1 : 0;
            var taken = found.Find(near => snapshot.LiveDocuments >= SlipRule.LargeArchive || SlipRule.MayBe(slip, near.Word))?.Word;
            mended += taken == word ? 1 : 0;
            harmed += taken is not null && taken != word ? 1 : 0;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{known.Count} words; {tried} words with one slip: the right one first {100.0 * right / tried:F1}%, {timings}; "
            + $"a query put right {100.0 * mended / tried:F1}%, made another {100.0 * harmed / tried:F1}%"));
    }

    private static List<(string Word, int Documents)> Words(IndexSnapshot snapshot)
    {
        Dictionary<string, int> words = [];
        foreach (var segment in snapshot.Segments)
        {
            for (var cursor = segment.Segment.OpenWords(); cursor.MoveNext();)
            {
                var word = System.Text.Encoding.UTF8.GetString(cursor.Key);
                words[word] = words.GetValueOrDefault(word) + new ByteReader(cursor.Payload).Int();
            }
        }

        return [.. words.Select(word => (word.Key, word.Value))];
    }

    /// <summary>A letter swapped, dropped, doubled by another or replaced, with letters of the word's own script.</summary>
    private static string Slip(string word, Random random)
    {
        var at = random.Next(word.Length - 1);
        var letter = word[0] <= 'z' ? (char)('a' + random.Next(26)) : word[random.Next(word.Length)];
        return random.Next(4) switch
        {
            0 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            1 => word.Remove(at, 1),
            2 => word.Insert(at, letter.ToString()),
            _ => $"{word[..at]}{letter}{word[(at + 1)..]}",
        };
    }
}
