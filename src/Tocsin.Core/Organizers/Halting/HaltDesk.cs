using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers.Halting;

/// <summary>Anybody of the organizers halts everything at once; it takes two different ones to let it go on.</summary>
internal sealed class HaltDesk(Halt halt, AuditLog audit, DeliverySignal signal, TimeProvider clock)
{
    /// <summary>How long the first of the two waits for the second.</summary>
    public static readonly TimeSpan RequestLife = TimeSpan.FromHours(1);

    /// <summary>Halts; durable when this returns. A halt that stands keeps its reason, and who asks again is written down too.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why, in one line.</param>
    /// <param name="cancellationToken">Stops waiting; the halt may stand all the same.</param>
    /// <returns>The halt that stands now.</returns>
    public async Task<HaltInfo> HaltAsync(Actor actor, string reason, CancellationToken cancellationToken)
    {
        await halt.SetAsync(
            actor.Name,
            reason,
            async session =>
            {
                var now = clock.GetUtcNow();
                // What somebody asked for before this word is void.
                await session.ExecuteAsync("DELETE FROM resume_request");
                await audit.AppendAsync(session, actor.Id, "halt.set", "", reason);
                await NoticeStore.AddAsync(
                    session, NoticeKind.Halted, $"halt:{now.ToUnixTimeMilliseconds()}", [actor.Name, reason.Length > 0 ? reason : "–"], now);
            },
            cancellationToken);
        signal.Pulse();
        return await halt.ReadAsync(cancellationToken) ?? new HaltInfo(clock.GetUtcNow(), actor.Name, reason);
    }

    public async Task<ResumeOutcome> ResumeAsync(Actor actor, CancellationToken cancellationToken)
    {
        ResumeOutcome outcome = new ResumeOutcome.NotHalted();
        await halt.LiftAsync(
            async session =>
            {
                outcome = await DecideAsync(session, actor);
                return outcome is ResumeOutcome.Resumed;
            },
            cancellationToken);
        signal.Pulse();
        return outcome;
    }

    public Task<HaltInfo?> ReadAsync(CancellationToken cancellationToken) => halt.ReadAsync(cancellationToken);

    private async Task<ResumeOutcome> DecideAsync(DbSession session, Actor actor)
    {
        var now = clock.GetUtcNow();
        if (await session.ScalarAsync<long?>("SELECT since FROM halt") is not { } since)
        {
            return new ResumeOutcome.NotHalted();
        }

        var first = await session.FirstAsync<RequestRow>(
            """
            SELECT actor AS Actor, name AS Name, asked_at AS AskedAt FROM resume_request
            WHERE halted_since = @since AND asked_at > @Oldest
            """,
            new { since, Oldest = (now - RequestLife).ToUnixTimeMilliseconds() });
        if (first is not null && IsSomebodyElse(first, actor))
        {
            await session.ExecuteAsync("DELETE FROM resume_request");
            await audit.AppendAsync(session, actor.Id, "halt.resumed", "", $"with {first.Name}");
            await NoticeStore.AddAsync(session, NoticeKind.Resumed, $"halt:{since}", [first.Name, actor.Name], now);
            return new ResumeOutcome.Resumed(first.Name);
        }

        if (first is null)
        {
            await AskAsync(session, actor, since, now);
        }

        var asked = first is null ? now : DateTimeOffset.FromUnixTimeMilliseconds(first.AskedAt);
        return new ResumeOutcome.NeedsAnother(asked + RequestLife);
    }

    private async Task AskAsync(DbSession session, Actor actor, long since, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO resume_request (only_row, halted_since, actor, name, asked_at) VALUES (1, @since, @Id, @Name, @Now)
            ON CONFLICT (only_row) DO UPDATE
            SET halted_since = excluded.halted_since, actor = excluded.actor, name = excluded.name, asked_at = excluded.asked_at
            """,
            new { since, actor.Id, actor.Name, Now = now.ToUnixTimeMilliseconds() });
        await audit.AppendAsync(session, actor.Id, "halt.resume-asked", "", "");
        await NoticeStore.AddAsync(session, NoticeKind.ResumeAsked, $"resume:{now.ToUnixTimeMilliseconds()}", [actor.Name], now);
    }

    /// <summary>One person with two accounts is one; so are two accounts that are called the same.</summary>
    private static bool IsSomebodyElse(RequestRow first, Actor second) =>
        first.Actor != second.Id && !first.Name.Normalize().Equals(second.Name.Normalize(), StringComparison.OrdinalIgnoreCase);

    private sealed class RequestRow
    {
        public string Actor { get; set; } = "";

        public string Name { get; set; } = "";

        public long AskedAt { get; set; }
    }
}

/// <summary>What came of the wish to resume.</summary>
internal abstract record ResumeOutcome
{
    public sealed record NotHalted : ResumeOutcome;

    /// <summary>Another organizer must say so too, before <paramref name="Until"/>.</summary>
    public sealed record NeedsAnother(DateTimeOffset Until) : ResumeOutcome;

    /// <param name="With">Who had asked before.</param>
    public sealed record Resumed(string With) : ResumeOutcome;
}
