using Microsoft.Extensions.Options;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers;

/// <summary>Who may do more than members: owners by the settings, others by appointment.</summary>
/// <remarks>Asked anew for each action, so that a right that was taken away is gone at once. Safe for several threads.</remarks>
public sealed class Roster(Database database, OrganizerKey key, IOptions<OrganizerOptions> options)
{
    private readonly Lazy<Dictionary<string, Actor>> _owners = new(() => Owners(key, options.Value));

    /// <summary>The owners, once each.</summary>
    internal IReadOnlyList<Actor> AllOwners => [.. _owners.Value.Values.DistinctBy(owner => owner.Id)];

    /// <summary>What <paramref name="person"/> is; null for a member.</summary>
    public async Task<Actor?> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var pseudonym = key.PseudonymOf(person);
        if (_owners.Value.TryGetValue(pseudonym, out var owner))
        {
            return owner;
        }

        var row = await database.ReadAsync(
            session => session.FirstAsync<OrganizerRow>(
                $"""
                SELECT {OrganizerRow.Columns} FROM organizer_account a JOIN organizer o ON o.id = a.organizer_id
                WHERE a.pseudonym = @pseudonym
                """,
                new { pseudonym }),
            cancellationToken);
        return row?.ToActor();
    }

    /// <summary>Accounts with one name are one person, who is known by the first of them.</summary>
    private static Dictionary<string, Actor> Owners(OrganizerKey key, OrganizerOptions options)
    {
        Dictionary<string, Actor> byPseudonym = [];
        foreach (var person in OwnerEntry.Of(options).GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase))
        {
            var id = key.PseudonymOf(person.First().Person);
            foreach (var account in person)
            {
                byPseudonym[key.PseudonymOf(account.Person)] = new Actor(id, person.First().Name, OrganizerRole.Owner);
            }
        }

        return byPseudonym;
    }
}
