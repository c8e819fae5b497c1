namespace Tocsin.Core.Organizers;

/// <summary>Somebody, by the number that a platform gives them. It is never stored, printed or logged.</summary>
/// <remarks>What is kept of an organizer is a keyed pseudonym made of it; of a member, nothing.</remarks>
/// <param name="platform"><c>telegram</c>, <c>discord</c> or <c>local</c>.</param>
/// <param name="id">The platform's number, or the name that was typed in the local chat.</param>
public sealed class Person(string platform, string id)
{
    /// <summary>What a pseudonym is made of: <c>platform:id</c>. For nothing else.</summary>
    internal string Key { get; } = $"{platform}:{id}";

    public override string ToString() => "a person";
}
