using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Organizers.Appointing;

/// <summary>Makes organizers of people, by one-time codes, and members of organizers.</summary>
/// <remarks>
/// A code is for a name and a role; who sends it from an account of their own is that organizer there. A second code for a name
/// that is appointed already adds an account, on whatever platform, and sets the role. Nothing but keyed hashes is stored.
/// </remarks>
internal sealed partial class Appointments(
    Database database, OrganizerKey key, Roster roster, AuditLog audit, WrongTries tries, TimeProvider clock)
{
    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(24);

    private const string Purpose = "invitation";

    public async Task<InviteOutcome> InviteAsync(Actor owner, OrganizerRole role, string name, CancellationToken cancellationToken)
    {
        var called = name.Trim();
        if (!NameForm().IsMatch(called))
        {
            return new InviteOutcome.BadName();
        }

        if (roster.AllOwners.Any(known => IsSame(known.Name, called)))
        {
            return new InviteOutcome.IsOwner();
        }

        var code = InvitationCode.Make();
        var until = clock.GetUtcNow() + CodeLife;
        await database.WriteAsync(
            async session =>
            {
                var standing = await FindAsync(session, called);
                await session.ExecuteAsync("DELETE FROM invitation WHERE expires_at <= @Now", new { Now = Now() });
                await session.ExecuteAsync(
                    "INSERT INTO invitation (code_hash, name, role, by_whom, expires_at) VALUES (@Hash, @Name, @Role, @ByWhom, @Until)",
                    new
                    {
                        Hash = HashOf(InvitationCode.Read(code)!),
                        Name = standing?.Name ?? called,
                        Role = TextOf(role),
                        ByWhom = owner.Id,
                        Until = until.ToUnixTimeMilliseconds(),
                    });
                await audit.AppendAsync(session, owner.Id, "organizer.invite", TextOf(role), standing?.Name ?? called);
            },
            cancellationToken);
        return new InviteOutcome.Invited(code, called, role, until);
    }

    public async Task<JoinOutcome> JoinAsync(Person person, string typed, CancellationToken cancellationToken)
    {
        var pseudonym = key.PseudonymOf(person);
        if (tries.WaitOf(pseudonym) is var wait && wait > TimeSpan.Zero)
        {
            return new JoinOutcome.Wait(wait);
        }

        var known = await roster.FindAsync(person, cancellationToken);
        var outcome = InvitationCode.Read(typed) is { } code
            ? await database.WriteAsync(session => JoinAsync(session, pseudonym, known, HashOf(code)), cancellationToken)
            : new JoinOutcome.Wrong();
        if (outcome is JoinOutcome.Wrong)
        {
            tries.Note(pseudonym);
        }
        else
        {
            tries.Forget(pseudonym);
        }

        return outcome;
    }

    /// <summary>Takes somebody's rights and all their accounts away, and the codes that wait for them.</summary>
    /// <returns>Who it was; null when nobody appointed is called so.</returns>
    public Task<Actor?> RemoveAsync(Actor owner, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var standing = await FindAsync(session, name.Trim());
                var waiting = (await session.QueryAsync<NameRow>("SELECT DISTINCT name FROM invitation")).Where(row => IsSame(row.Name, name.Trim())).ToList();
                foreach (var row in waiting)
                {
                    await session.ExecuteAsync("DELETE FROM invitation WHERE name = @Name", new { row.Name });
                }

                if (waiting is [var uninvited, ..])
                {
                    await audit.AppendAsync(session, owner.Id, "organizer.uninvite", "", uninvited.Name);
                }

                if (standing is null)
                {
                    return waiting is [var invited, ..] ? new Actor("", invited.Name, OrganizerRole.Organizer) : null;
                }

                await session.ExecuteAsync("DELETE FROM organizer_account WHERE organizer_id = @Id", new { standing.Id });
                // Nor does their word count any more as one of the two that a halt needs to be lifted.
                await session.ExecuteAsync("DELETE FROM resume_request WHERE actor = @Id", new { standing.Id });
                await session.ExecuteAsync("UPDATE organizer SET removed_at = @Now WHERE id = @Id", new { standing.Id, Now = Now() });
                await audit.AppendAsync(session, owner.Id, "organizer.remove", standing.Id, standing.Name);
                return standing.ToActor();
            },
            cancellationToken);

    /// <summary>Owners first, then who was appointed, by name.</summary>
    public async Task<IReadOnlyList<Actor>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<OrganizerRow>(
                $"SELECT {OrganizerRow.Columns} FROM organizer o WHERE o.removed_at IS NULL ORDER BY o.name"), cancellationToken);
        return [.. roster.AllOwners, .. rows.Select(row => row.ToActor())];
    }

    private async Task<JoinOutcome> JoinAsync(DbSession session, string pseudonym, Actor? known, string hash)
    {
        var waiting = await session.QueryAsync<InvitationRow>(
            "SELECT code_hash AS CodeHash, name AS Name, role AS Role FROM invitation WHERE expires_at > @Now", new { Now = Now() });
        var invitation = waiting.FirstOrDefault(row => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(row.CodeHash), Encoding.ASCII.GetBytes(hash)));
        if (invitation is null)
        {
            return new JoinOutcome.Wrong();
        }

        if (known is not null && !IsSame(known.Name, invitation.Name))
        {
            return new JoinOutcome.IsKnown(known);
        }

        await session.ExecuteAsync("DELETE FROM invitation WHERE code_hash = @CodeHash", new { invitation.CodeHash });
        var id = (await FindAsync(session, invitation.Name))?.Id ?? pseudonym;
        await session.ExecuteAsync(
            """
            INSERT INTO organizer (id, name, role, since) VALUES (@id, @Name, @Role, @Now)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, removed_at = NULL
            """,
            new { id, invitation.Name, invitation.Role, Now = Now() });
        await session.ExecuteAsync(
            """
            INSERT INTO organizer_account (pseudonym, organizer_id) VALUES (@pseudonym, @id)
            ON CONFLICT (pseudonym) DO UPDATE SET organizer_id = excluded.organizer_id
            """,
            new { pseudonym, id });
        await audit.AppendAsync(session, id, "organizer.join", invitation.Role, invitation.Name);
        await NoticeStore.AddAsync(
            session,
            NoticeKind.OrganizerJoined,
            $"organizer:{id}",
            [invitation.Name, new Phrase($"organizers.role.{invitation.Role}").Stored],
            clock.GetUtcNow());
        return new JoinOutcome.Joined(new OrganizerRow { Id = id, Name = invitation.Name, Role = invitation.Role }.ToActor());
    }

    /// <summary>Names are few, and what a database takes for the same letter differs: compared here.</summary>
    private static async Task<OrganizerRow?> FindAsync(DbSession session, string name) =>
        (await session.QueryAsync<OrganizerRow>($"SELECT {OrganizerRow.Columns} FROM organizer o WHERE o.removed_at IS NULL"))
        .FirstOrDefault(row => IsSame(row.Name, name));

    private static bool IsSame(string left, string right) =>
        left.Normalize().Equals(right.Normalize(), StringComparison.OrdinalIgnoreCase);

    private static string TextOf(OrganizerRole role) => role == OrganizerRole.Approver ? "approver" : "organizer";

    private string HashOf(string code) => key.Tag(Purpose, code);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();

    private sealed class InvitationRow
    {
        public string CodeHash { get; set; } = "";

        public string Name { get; set; } = "";

        public string Role { get; set; } = "";
    }

    private sealed class NameRow
    {
        public string Name { get; set; } = "";
    }
}
