using System.Text.Json.Serialization;

namespace Tocsin.Core.Search.Index.Files;

/// <summary>What the index consists of; replaced as a whole, so that it names either the old files or the new ones.</summary>
internal sealed record Manifest
{
    public required uint Format { get; init; }

    public required int Analysis { get; init; }

    /// <summary>The archive's change number up to which the index holds everything.</summary>
    public required long Change { get; init; }

    /// <summary>Numbers the next file.</summary>
    public required long NextFile { get; init; }

    public required IReadOnlyList<ManifestSegment> Segments { get; init; }

    /// <summary>Whether it has not yet held all of the archive since it was begun.</summary>
    /// <value>Default false, as in manifests that do not say it.</value>
    public bool IsBeingMade { get; init; }

    public static Manifest Empty => new()
    {
        Format = IndexFormat.Version,
        Analysis = IndexFormat.Analysis,
        Change = 0,
        NextFile = 1,
        Segments = [],
        IsBeingMade = true,
    };
}

/// <summary>A segment's files with what they must be.</summary>
internal sealed record ManifestSegment
{
    public required string File { get; init; }

    public required long Length { get; init; }

    public required uint Sum { get; init; }

    public required int Documents { get; init; }

    /// <summary>The file of its deleted documents; null when none is deleted.</summary>
    public string? Deleted { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
