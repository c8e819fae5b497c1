using Tocsin.Core.Search.Synonyms;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

public sealed class SynonymFileTests
{
    [Fact]
    public void Reads_lists_and_says_which_line_is_wrong()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["s.yaml"], "- [Northport, Nordhafen]\n- wrong\n- [two words, Single, Other]\n");

        var (table, problems) = SynonymFile.Read(folder["s.yaml"]);

        Assert.Equal(["nordhafen"], table.Of("northport"));
        Assert.Equal(["other"], table.Of("single"));
        Assert.Equal(2, problems.Count);
        Assert.Equal(2, problems[0].Line);
        Assert.Equal((3, "two words"), (problems[1].Line, problems[1].Value));
    }

    [Fact]
    public void Goes_on_without_a_file_or_with_a_broken_one()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["s.yaml"], "- [open");

        Assert.Empty(SynonymFile.Read(folder["none.yaml"]).Problems);
        Assert.Single(SynonymFile.Read(folder["s.yaml"]).Problems);
    }

    [Fact]
    public void Has_no_problem_with_the_file_that_is_shipped()
    {
        var (table, problems) = SynonymFile.Read(Path.Combine(Repository.Root, "config", "synonyms.yaml"));

        Assert.Empty(problems);
        Assert.Contains("حلب", table.Of("alep"));
    }
}
