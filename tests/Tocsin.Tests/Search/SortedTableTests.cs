using System.Globalization;
using System.Text;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Tests.Search;

public sealed class SortedTableTests
{
    private const int Keys = 60_000;

    [Fact]
    public void Keeps_every_entry_of_a_table_that_is_too_large_for_memory_and_leaves_no_file_behind()
    {
        var folder = Directory.CreateTempSubdirectory("tocsin-test-").FullName;
        var path = Path.Combine(folder, "seg-1");
        using (var table = new SortedTableWriter(path + ".terms"))
        using (var file = new SectionFileWriter(path))
        {
            for (var number = 0; number < Keys; number++)
            {
                table.Add(Key(number), Payload(number));
            }

            Assert.True(File.Exists(path + ".terms"));
            table.WriteTo(file, SectionName.Terms, SectionName.TermBlocks);
            file.Finish();
        }

        using (var written = new SectionFile(path))
        {
            Assert.True(written.Verify(TestContext.Current.CancellationToken));
            var cursor = new SortedTableCursor(written, SectionName.Terms, SectionName.TermBlocks);
            var read = 0;
            for (; cursor.MoveNext(); read++)
            {
                Assert.True(cursor.Key.SequenceEqual(Key(read)) && cursor.Payload.SequenceEqual(Payload(read)));
            }

            Assert.Equal(Keys, read);
            Assert.True(new SortedTableCursor(written, SectionName.Terms, SectionName.TermBlocks).Find(Key(Keys - 3)));
        }

        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Finds_what_it_has_and_where_what_it_lacks_would_be_with_a_guide_or_without()
    {
        var random = new Random(5);
        var keys = Enumerable.Range(0, 4000).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var folder = Directory.CreateTempSubdirectory("tocsin-test-").FullName;
        var path = Path.Combine(folder, "seg-1");
        using (var table = new SortedTableWriter(path + ".terms"))
        using (var file = new SectionFileWriter(path))
        {
            for (var number = 0; number < keys.Length; number++)
            {
                table.Add(Encoding.ASCII.GetBytes(keys[number]), Payload(number));
            }

            table.WriteTo(file, SectionName.Terms, SectionName.TermBlocks);
            file.Finish();
        }

        using (var written = new SectionFile(path))
        {
            var guide = new TableGuide(written, SectionName.Terms, SectionName.TermBlocks);
            SortedTableCursor[] cursors =
                [new(written, SectionName.Terms, SectionName.TermBlocks), new(written, SectionName.Terms, SectionName.TermBlocks, guide)];
            foreach (var wanted in keys.Concat(Enumerable.Range(0, 4000).Select(_ => Word(random))).Append("").Append("~~~~~~~~~"))
            {
                var place = Array.BinarySearch(keys, wanted, StringComparer.Ordinal);
                foreach (var cursor in cursors)
                {
                    Assert.Equal(place >= 0, cursor.Find(Encoding.ASCII.GetBytes(wanted)));
                    if (place >= 0)
                    {
                        Assert.True(cursor.Ordinal == place && cursor.Payload.SequenceEqual(Payload(place)) && cursor.Key.SequenceEqual(Encoding.ASCII.GetBytes(wanted)));
                        Assert.Equal(place + 1 < keys.Length, cursor.MoveNext());
                        Assert.Equal(keys[Math.Min(place + 1, keys.Length - 1)], Encoding.ASCII.GetString(cursor.Key));
                    }

                    var next = place >= 0 ? place : ~place;
                    Assert.Equal(next < keys.Length, cursor.SeekAtLeast(Encoding.ASCII.GetBytes(wanted)));
                    Assert.True(next == keys.Length || cursor.Ordinal == next);
                }
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Words of few letters, so that many begin alike, and are shorter or longer than what a guide keeps of them.</summary>
    private static string Word(Random random) =>
        string.Concat("ben:", new string('a', random.Next(6)), string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => (char)random.Next('a', 'd'))));

    private static byte[] Key(int number) => Encoding.ASCII.GetBytes(number.ToString("D8", CultureInfo.InvariantCulture));

    private static byte[] Payload(int number) => Encoding.ASCII.GetBytes($"what is said of number {number}, in some bytes");
}
