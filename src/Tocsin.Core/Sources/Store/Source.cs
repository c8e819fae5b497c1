namespace Tocsin.Core.Sources.Store;

/// <summary>The number under which a source is kept; typed by organizers.</summary>
internal readonly record struct SourceId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A feed that Tocsin follows, and what is known of its last visits.</summary>
internal sealed record Source
{
    public required SourceId Id { get; init; }

    /// <summary>The feed's address now; it follows the feed when that moves for good.</summary>
    public required string Url { get; init; }

    /// <summary>The address by which people added it, as a key: it stays.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it: by configuration, else as the feed calls itself.</summary>
    public required string Name { get; init; }

    public required SourceSettings Settings { get; init; }

    /// <summary>Whether it stands in <c>config/sources.yaml</c>; one of these is removed there, not from chat.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>Its site has said that it will not come back; it is asked no more.</summary>
    public bool IsGone { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Whether all of its first sight is in the archive, so that what comes now is new.</summary>
    public bool IsFilled { get; init; }

    /// <summary>How long between two visits, as its own pace has taught.</summary>
    public TimeSpan Interval { get; init; }

    public DateTimeOffset NextTry { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Failed visits since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>What went wrong at the last visit, as <see cref="Wording.Phrase.Say"/> reads it; null when nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether organizers were told of the failure that still lasts.</summary>
    public bool IsReported { get; init; }

    /// <summary>How many articles of the archive came from it.</summary>
    public long Articles { get; init; }
}

/// <summary>What people decide about a source.</summary>
internal sealed record SourceSettings
{
    /// <summary>Topics that each of its articles gets, beside its own.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The language of its articles where the feed does not say.</summary>
    public string? Language { get; init; }

    /// <summary>The publication's name in source lines; null for the feed's own title.</summary>
    public string? Publication { get; init; }

    /// <summary>Whether the pages of items without their text are read.</summary>
    public bool ReadsPages { get; init; } = true;

    /// <summary>The shortest time between two visits; null for the general one.</summary>
    public TimeSpan? Every { get; init; }
}
