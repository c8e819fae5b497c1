using Tocsin.Tests.Support;

namespace Tocsin.Tests.Architecture;

public sealed class FileTests
{
    private static IEnumerable<string> Sources =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        Assert.Equal([], Sources.Where(file => File.ReadLines(file).Count() > 400));
    }

    [Fact]
    public void The_median_file_fits_on_a_page()
    {
        var lengths = Sources.Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 80);
    }
}
