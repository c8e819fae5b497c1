using System.Reflection;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Faults;

/// <summary>The names in the code, in the list that is armed one by one, and in the ADR are the same ones, and each is passed somewhere.</summary>
public sealed class FailpointTests
{
    private static IReadOnlyDictionary<string, string> Constants { get; } = typeof(Failpoint)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.Name != nameof(Failpoint.Variable))
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> Listed => Failpoint.All.Concat(Failpoint.OfCorrections).Order(StringComparer.Ordinal);

    [Fact]
    public void The_lists_hold_every_name() =>
        Assert.Equal(Constants.Values.Order(StringComparer.Ordinal), Listed);

    [Fact]
    public void The_decision_lists_every_name_and_no_other()
    {
        var written = File.ReadLines(Repository.At("docs", "decisions", "007-failpoints-and-the-fault-harness.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        Assert.Equal(Listed, written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_is_passed_somewhere_and_no_other()
    {
        const string passing = "Failpoint.Hit(Failpoint.";
        var passed = Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllText(file).Split(passing).Skip(1))
            .Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])
            .Distinct();

        Assert.Equal(Constants.Keys.Order(StringComparer.Ordinal), passed.Order(StringComparer.Ordinal));
    }
}
