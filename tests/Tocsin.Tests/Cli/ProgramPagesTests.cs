using System.IO.MemoryMappedFiles;
using Tocsin.Composition;

namespace Tocsin.Tests.Cli;

/// <summary>Which memory is let go of after the start, and that it can be read as before.</summary>
public class ProgramPagesTests
{
    [Theory]
    [InlineData("00010001000-00010003000 r-xp 00002000 fe:00 4242                       /usr/share/dotnet/libcoreclr.so", 0x2000)]
    [InlineData("00010001000-00010002000 r--s 00000000 fe:00 4242                       /opt/tocsin/Quartz.dll", 0x1000)]
    [InlineData("00010001000-00010002000 r--p 00000000 fe:00 4242                       /usr/lib/a folder/libicudata.so.72.1", 0x1000)]
    public void Files_of_program_code_that_are_only_read_are_let_go(string line, int length)
    {
        var read = ProgramPages.Read(line);

        Assert.Equal(((nint)0x10001000, (nint)length), read);
    }

    [Theory]
    [InlineData("00010001000-00010002000 rw-p 00002000 fe:00 4242                       /usr/share/dotnet/libcoreclr.so")]
    [InlineData("00010001000-00010002000 ---p 00002000 fe:00 4242                       /usr/share/dotnet/libcoreclr.so")]
    [InlineData("00010001000-00010002000 r-xs 00002000 00:01 4242                       /memfd:doublemapper (deleted)")]
    [InlineData("00010001000-00010002000 r--s 00000000 fe:00 4242                       /opt/tocsin/data/index/7.segment")]
    [InlineData("00010001000-00010002000 rw-p 00000000 00:00 0 ")]
    [InlineData("00010001000-00010002000 r--p 00000000 00:00 0                          [vvar]")]
    [InlineData("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]")]
    [InlineData("")]
    public void Heaps_data_and_the_index_stay(string line) => Assert.Null(ProgramPages.Read(line));

    [Fact]
    public void What_was_let_go_is_read_from_the_file_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux says how much of a file lies in memory");
        var path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.dll");
        var bytes = new byte[1 << 20];
        new Random(1).NextBytes(bytes);
        try
        {
            using (var file = File.Create(path))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            using var mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            using var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            Assert.Equal(bytes, All(view));
            var held = ResidentKilobytes(path);

            ProgramPages.LetGo(File.ReadLines("/proc/self/maps").Where(line => line.EndsWith(path, StringComparison.Ordinal)));

            Assert.Equal(1024, held);
            Assert.Equal(0, ResidentKilobytes(path));
            Assert.Equal(bytes, All(view));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] All(MemoryMappedViewAccessor view)
    {
        var bytes = new byte[1 << 20];
        view.ReadArray(0, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>The <c>Rss</c> of the file's mapping in <c>/proc/self/smaps</c>.</summary>
    private static int ResidentKilobytes(string path) =>
        File.ReadLines("/proc/self/smaps")
            .SkipWhile(line => !line.EndsWith(path, StringComparison.Ordinal))
            .Where(line => line.StartsWith("Rss:", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture))
            .First();
}
