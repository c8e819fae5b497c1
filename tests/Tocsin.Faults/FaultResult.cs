namespace Tocsin.Faults;

/// <summary>What became of everything.</summary>
internal sealed record FaultResult
{
    public required IReadOnlyList<PlatformResult> Platforms { get; init; }

    /// <summary>Instants that made no dispatch or more than one.</summary>
    public required int WrongInstants { get; init; }

    /// <summary>Requests inside a wait of which the process had heard.</summary>
    public required int InsideWait { get; init; }

    /// <summary>How often a whole platform, and how often one chat, asked to wait.</summary>
    public (int Platforms, int Chats) Waits { get; init; }

    /// <summary>Requests for what may have arrived already, when no nonce could tell any more.</summary>
    public required int Resent { get; init; }

    /// <summary>Deaths by SIGKILL in mid-broadcast.</summary>
    public int Kills { get; init; }

    /// <summary>Deaths by SIGKILL under the hands of organizers.</summary>
    public int EditKills { get; init; }

    /// <summary>What a host did that no host may, which ended the run; null for nothing.</summary>
    public string? Broken { get; init; }

    public IReadOnlyDictionary<string, int> Hits { get; init; } = new Dictionary<string, int>();

    public TimeSpan SlowestStop { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>What became of the organizers' deeds; null where there were none.</summary>
    public EditResult? Edits { get; init; }

    public int Planned => Platforms.Sum(platform => platform.Planned);

    public int Posted => Platforms.Sum(platform => platform.Posted);

    public int Lost => Platforms.Sum(platform => platform.Lost);

    public int Twice => Platforms.Sum(platform => platform.Twice);

    public int InDoubt => Platforms.Sum(platform => platform.InDoubt);

    /// <summary>How many deliveries are not settled yet.</summary>
    public static async Task<long> OpenAsync(FaultFolder folder, CancellationToken cancellationToken) =>
        await folder.Database.ReadAsync(
            async session => await session.ScalarAsync<long>("SELECT COUNT(*) FROM dispatch") < FaultFolder.Slots
                ? 1
                : await session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'leased', 'sending')"),
            cancellationToken);

    public static async Task<FaultResult> CountAsync(FaultFolder folder, LedgerServer ledger, CancellationToken cancellationToken)
    {
        var instants = await folder.Database.ReadAsync(
            session => session.QueryAsync<long>("SELECT scheduled_at FROM dispatch"), cancellationToken);
        var rows = (await folder.Database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT d.id AS Id, d.platform AS Platform, d.state AS State, c.address AS Chat, p.scheduled_at AS At, c.settings AS Settings,
                  (SELECT MIN(q.number) FROM delivery_part q WHERE q.delivery_id = d.id AND q.in_doubt_since IS NOT NULL AND q.message_id IS NULL) AS Doubtful
                FROM delivery d JOIN chat c ON c.id = d.chat_id JOIN dispatch p ON p.id = d.dispatch_id
                """),
            cancellationToken)).ToList();
        return new FaultResult
        {
            Platforms = [.. rows.GroupBy(row => row.Platform).OrderBy(group => group.Key).Select(group => PlatformResult.Of(group.Key, [.. group], ledger))],
            WrongInstants = Math.Abs(FaultFolder.Slots - instants.Distinct().Count()) + instants.Count() - instants.Distinct().Count(),
            InsideWait = ledger.Waits.Inside,
            Resent = ledger.Resent,
        };
    }

    /// <summary>The payloads of a post's parts, as the ledger's client makes them: one more for each of the chat's tags.</summary>
    public static IEnumerable<string> PayloadsOf(string title, string chatSettings)
    {
        var parts = 1 + chatSettings.Split("\"tag").Skip(1).Count(tag => char.IsAsciiDigit(tag[0]));
        return Enumerable.Range(1, parts).Select(part => FormattableString.Invariant($"{title} {part}/{parts}"));
    }

    internal sealed class Row
    {
        public long Id { get; set; }

        public string Platform { get; set; } = "";

        public string State { get; set; } = "";

        public string Chat { get; set; } = "";

        public long At { get; set; }

        public string Settings { get; set; } = "";

        /// <summary>The number of the part of which nobody knows whether it arrived.</summary>
        public int? Doubtful { get; set; }

        /// <summary>The payloads of its parts, as the ledger's client makes them.</summary>
        public IEnumerable<string> Payloads() =>
            PayloadsOf(FormattableString.Invariant($"{DateTimeOffset.FromUnixTimeMilliseconds(At):yyyy-MM-ddTHH:mm}"), Settings);
    }
}

/// <summary>What became of the deliveries of one platform.</summary>
/// <param name="Platform">Which.</param>
/// <param name="Planned">Deliveries.</param>
/// <param name="Posted">Deliveries that are sent and stand in full.</param>
/// <param name="Lost">Deliveries that say they are sent and are not, or that never came to an end.</param>
/// <param name="Twice">Messages that stand once too often.</param>
/// <param name="InDoubt">Deliveries that organizers must settle.</param>
/// <param name="InDoubtArrived">How many of those did arrive: the very part in doubt stands.</param>
internal sealed record PlatformResult(string Platform, int Planned, int Posted, int Lost, int Twice, int InDoubt, int InDoubtArrived)
{
    public static PlatformResult Of(string platform, IReadOnlyList<FaultResult.Row> rows, LedgerServer ledger)
    {
        bool IsThere(FaultResult.Row row, string payload) => ledger.CopiesOf(platform, row.Chat[(platform.Length + 1)..], payload) > 0;
        bool Stands(FaultResult.Row row) => row.Payloads().All(payload => IsThere(row, payload));

        return new PlatformResult(
            platform,
            rows.Count,
            rows.Count(row => row.State == "sent" && Stands(row)),
            rows.Count(row => row.State == "sent" ? !Stands(row) : row.State != "in_doubt"),
            ledger.TwiceOn(platform),
            rows.Count(row => row.State == "in_doubt"),
            rows.Count(row => row is { State: "in_doubt", Doubtful: { } part } && IsThere(row, row.Payloads().ElementAt(part - 1))));
    }
}
