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

    private static byte[] Key(int number) => Encoding.ASCII.GetBytes(number.ToString("D8", CultureInfo.InvariantCulture));

    private static byte[] Payload(int number) => Encoding.ASCII.GetBytes($"what is said of number {number}, in some bytes");
}
