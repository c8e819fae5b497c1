using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>A feed, of whichever kind.</summary>
/// <param name="Title">What it calls itself.</param>
/// <param name="Items">Its items, in its order.</param>
internal sealed record Feed(string? Title, IReadOnlyList<FeedItem> Items)
{
    public string? Language { get; init; }

    /// <summary>How long its publisher asks readers to wait between two looks; null when it does not say.</summary>
    public TimeSpan? AsksToWait { get; init; }

    /// <summary>What was wrong with it although it could be read; null when nothing was.</summary>
    public Phrase? Warning { get; init; }
}

/// <summary>What reading a feed came to. A closed set.</summary>
internal abstract record FeedOutcome
{
    private FeedOutcome()
    {
    }

    public sealed record Read(Feed Feed) : FeedOutcome;

    /// <summary>It is a web page: its feed may be named in it.</summary>
    public sealed record IsPage : FeedOutcome;

    /// <summary>It is neither, and why, in plain words.</summary>
    public sealed record Unreadable(Phrase Reason) : FeedOutcome;
}
