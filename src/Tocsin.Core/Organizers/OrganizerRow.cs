namespace Tocsin.Core.Organizers;

/// <summary>A row of the organizer table, as Dapper reads it.</summary>
internal sealed class OrganizerRow
{
    public const string Columns = "o.id AS Id, o.name AS Name, o.role AS Role";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Role { get; set; } = "";

    public Actor ToActor() => new(Id, Name, Enum.Parse<OrganizerRole>(Role, ignoreCase: true));
}
