using System.Globalization;
using Tocsin.Core.Sources.Pages;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>What <c>config/sources.yaml</c> says, and what in it cannot be understood.</summary>
/// <param name="Sources">The sources, in the file's order.</param>
/// <param name="Rules">Rules for pages, by site.</param>
/// <param name="Problems">One entry for each thing that is wrong; whatever stands beside it is read all the same.</param>
internal sealed record SourcesConfiguration(
    IReadOnlyList<ConfiguredSource> Sources, IReadOnlyList<ConfiguredRule> Rules, IReadOnlyList<SourcesProblem> Problems)
{
    public static readonly SourcesConfiguration Empty = new([], [], []);
}

internal sealed record ConfiguredSource(string Url, string Name, SourceSettings Settings);

/// <summary>A rule for the pages of <paramref name="Site"/> and its subdomains.</summary>
internal sealed record ConfiguredRule(string Site, SiteRule Rule);

/// <summary>Something in the file that cannot be understood, and what to do about it.</summary>
internal sealed record SourcesProblem(string File, int Line, string Key, string? Value, string Problem, string Remedy)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}: {Key}{(Value is null ? "" : $" “{Value}”")}: {Problem}. {Remedy}");
}
