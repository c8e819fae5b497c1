namespace Tocsin.Simulators.Discord.State;

/// <summary>A person, with what they may do in every server.</summary>
internal sealed record SimUser(ulong Id, string Name, string Locale = "en-US", ulong Permissions = State.Permissions.Member);
