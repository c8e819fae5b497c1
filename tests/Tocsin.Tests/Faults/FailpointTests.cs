using System.Reflection;
using System.Text.RegularExpressions;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Faults;

/// <summary>The names in the code, in the list that is armed one by one, and in the ADR are the same ones, and each is passed somewhere.</summary>
public sealed partial class FailpointTests
{
    private static IReadOnlyDictionary<string, string> Constants { get; } = typeof(Failpoint)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.Name != nameof(Failpoint.Variable))
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    [Fact]
    public void The_list_that_is_armed_holds_every_name() =>
        Assert.Equal(Constants.Values.Order(StringComparer.Ordinal), Failpoint.All.Order(StringComparer.Ordinal));

    [Fact]
    public void The_decision_lists_every_name_and_no_other()
    {
        var written = Row().Matches(File.ReadAllText(Repository.At("docs", "decisions", "007-failpoints-and-the-fault-harness.md")));

        Assert.Equal(Failpoint.All.Order(StringComparer.Ordinal), written.Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_is_passed_in_exactly_one_place()
    {
        var code = string.Concat(Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(Constants.Keys, name => Assert.Single(Regex.Matches(code, $@"Failpoint\.Hit\(Failpoint\.{name}\)")));
        Assert.Equal(Constants.Count, Regex.Count(code, @"Failpoint\.Hit\("));
    }

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
