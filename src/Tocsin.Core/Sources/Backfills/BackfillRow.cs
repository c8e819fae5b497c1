using System.Text.Json;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>A backfill as its table holds it.</summary>
internal sealed class BackfillRow
{
    public long SourceId { get; init; }

    public string Kind { get; init; } = "";

    public string Address { get; init; } = "";

    public long First { get; init; }

    public long Last { get; init; }

    public long Position { get; init; }

    public string Pending { get; init; } = "[]";

    public string? Shown { get; init; }

    public string State { get; init; } = "";

    public int Found { get; init; }

    public int Held { get; init; }

    public int Missing { get; init; }

    public int Failed { get; init; }

    public int Tries { get; init; }

    public long NextTry { get; init; }

    public string? LastError { get; init; }

    public Backfill ToBackfill() => new()
    {
        Source = new SourceId(SourceId),
        Kind = Enum.Parse<BackfillKind>(Kind, ignoreCase: true),
        Address = Address,
        First = First,
        Last = Last,
        Position = Position,
        Pending = JsonSerializer.Deserialize(Pending, SourceJson.Default.IReadOnlyListString)!,
        Shown = Shown,
        State = Enum.Parse<BackfillState>(State, ignoreCase: true),
        Found = Found,
        Held = Held,
        Missing = Missing,
        Failed = Failed,
        Tries = Tries,
        NextTry = DateTimeOffset.FromUnixTimeMilliseconds(NextTry),
        LastError = LastError,
    };
}
