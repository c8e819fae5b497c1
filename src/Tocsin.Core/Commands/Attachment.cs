namespace Tocsin.Core.Commands;

/// <summary>A file that came with a command. Nothing of it is read before a command asks for it.</summary>
/// <param name="Name">As the sender's device calls it; never used as a path.</param>
/// <param name="MediaType">What the platform takes it for; null where it does not say.</param>
/// <param name="Length">In bytes, as the platform says; null where it does not.</param>
/// <param name="OpenAsync">Begins to read it; whoever asks disposes of the stream.</param>
public sealed record Attachment(string Name, string? MediaType, long? Length, Func<CancellationToken, Task<Stream>> OpenAsync);
