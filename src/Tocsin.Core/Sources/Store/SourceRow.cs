using System.Text.Json;

namespace Tocsin.Core.Sources.Store;

/// <summary>A source as its table holds it.</summary>
internal sealed class SourceRow
{
    public const string Select =
        """
        SELECT s.id AS Id, s.url AS Url, s.url_key AS UrlKey, s.name AS Name, s.origin AS Origin, s.settings AS Settings, s.state AS State, s.etag AS ETag,
          s.last_modified AS LastModified, s.filled AS Filled, s.interval_ms AS IntervalMs, s.next_try AS NextTry, s.last_success AS LastSuccess,
          s.failures AS Failures, s.last_error AS LastError, s.reported AS Reported,
          (SELECT COUNT(*) FROM article_source a WHERE a.source_id = s.id) AS Articles
        FROM source s
        """;

    public long Id { get; init; }

    public string Url { get; init; } = "";

    public string UrlKey { get; init; } = "";

    public string Name { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Settings { get; init; } = "";

    public string State { get; init; } = "";

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public long Filled { get; init; }

    public long IntervalMs { get; init; }

    public long NextTry { get; init; }

    public long? LastSuccess { get; init; }

    public int Failures { get; init; }

    public string? LastError { get; init; }

    public long Reported { get; init; }

    public long Articles { get; init; }

    public Source ToSource() => new()
    {
        Id = new SourceId(Id),
        Url = Url,
        Key = UrlKey,
        Name = Name,
        Settings = JsonSerializer.Deserialize(Settings, SourceJson.Default.SourceSettings)!,
        IsFromFile = Origin == "file",
        IsGone = State == "gone",
        ETag = ETag,
        LastModified = LastModified,
        IsFilled = Filled != 0,
        Interval = TimeSpan.FromMilliseconds(IntervalMs),
        NextTry = DateTimeOffset.FromUnixTimeMilliseconds(NextTry),
        LastSuccess = LastSuccess is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        Failures = Failures,
        LastError = LastError,
        IsReported = Reported != 0,
        Articles = Articles,
    };
}
