using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers;

/// <summary>Holds the key beside the database to the one that the database was written with.</summary>
/// <remarks>With another key nobody who was appointed would have a right, and the audit log would look forged: better said at the start.</remarks>
internal sealed class KeyCheck(Database database, OrganizerKey key, AuditLog audit)
{
    private const string Purpose = "proof";

    /// <summary>Looks, and remembers the key at the first start.</summary>
    /// <exception cref="InvalidDataException">It is another key, and a new one is not accepted; the message says what to do.</exception>
    public Task RunAsync(bool acceptNewKey, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var proof = key.Tag(Purpose, Purpose);
                var known = await session.ScalarAsync<string>("SELECT proof FROM organizer_key");
                if (known is null)
                {
                    await session.ExecuteAsync(
                        "INSERT INTO organizer_key (only_row, proof, seals_from) VALUES (1, @proof, 0)", new { proof });
                }
                else if (known != proof)
                {
                    await BeginAnewAsync(session, proof, acceptNewKey);
                }
            },
            cancellationToken);

    /// <summary>After which entry the seals are this key's: those before can no longer be checked.</summary>
    public static async Task<long> SealsFromAsync(DbSession session) =>
        await session.ScalarAsync<long?>("SELECT seals_from FROM organizer_key") ?? 0;

    private async Task BeginAnewAsync(DbSession session, string proof, bool acceptNewKey)
    {
        if (!acceptNewKey)
        {
            throw new InvalidDataException(
                $"organizers.key in the data folder is missing or is not the one that this database was written with. Restore it from "
                + $"a backup. If it is lost, start once with {OrganizerOptions.Section}:{nameof(OrganizerOptions.AcceptNewKey)} set to true: "
                + "then everybody is appointed anew, and the audit log up to now can no longer be checked.");
        }

        await session.ExecuteAsync("DELETE FROM organizer_account");
        await session.ExecuteAsync("DELETE FROM invitation");
        await session.ExecuteAsync("UPDATE organizer SET removed_at = since WHERE removed_at IS NULL");
        await session.ExecuteAsync(
            "UPDATE organizer_key SET proof = @proof, seals_from = (SELECT entries FROM audit_head)", new { proof });
        await audit.AppendAsync(session, "tocsin", "key.renewed", "", "");
    }
}
