using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Proposals.Previews;

/// <summary>What a proposal would be where it goes.</summary>
/// <param name="Messages">To the letter, by language and platform.</param>
/// <param name="Chats">The active chats of its audience, now.</param>
/// <param name="Missing">Languages of the audience that nothing is written in, each with its number of chats.</param>
/// <param name="Images">The images that go along.</param>
internal sealed record Preview(
    IReadOnlyList<PreviewedPost> Messages,
    IReadOnlyList<Chat> Chats,
    IReadOnlyList<(string Language, int Chats)> Missing,
    IReadOnlyList<PreviewedImage> Images);

/// <summary>One post on one platform.</summary>
/// <param name="Language">Of the readers.</param>
/// <param name="Platform">Its name.</param>
/// <param name="Parts">The messages that it becomes, with their lengths as the platform counts.</param>
internal sealed record PreviewedPost(string Language, string Platform, IReadOnlyList<RenderedPart> Parts);
