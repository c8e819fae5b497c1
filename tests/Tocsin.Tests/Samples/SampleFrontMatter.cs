namespace Tocsin.Tests.Samples;

/// <summary>The keys that a sample's front matter has: these and no others.</summary>
internal sealed record SampleFrontMatter
{
    public required string Url { get; init; }

    public required string Title { get; init; }

    public string? Standfirst { get; init; }

    public required string Publication { get; init; }

    public required string Published { get; init; }

    public required string Language { get; init; }

    public required List<string> Topics { get; init; }

    public required bool Sample { get; init; }

    /// <summary>What closes the article where it is read whole; neither searched nor summarized.</summary>
    public required string Note { get; init; }

    public required SampleSource Source { get; init; }
}

/// <summary>The article from which a sample takes its facts.</summary>
internal sealed record SampleSource
{
    public required string Title { get; init; }

    public required string Url { get; init; }

    public required string Publication { get; init; }

    public required string AuthorLine { get; init; }

    public required string Published { get; init; }
}
