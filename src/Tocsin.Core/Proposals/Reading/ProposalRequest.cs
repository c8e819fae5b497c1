using Tocsin.Core.Chats;

namespace Tocsin.Core.Proposals.Reading;

/// <summary>What was typed after <c>/propose</c>, as text; null for what was not.</summary>
internal sealed record ProposalRequest
{
    public string? Campaign { get; init; }

    public string? Article { get; init; }

    public string? Digest { get; init; }

    public string? Title { get; init; }

    /// <summary>The language of the words.</summary>
    public string? Language { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? At { get; init; }

    public string? Alt { get; init; }

    public string? Own { get; init; }

    /// <summary>The free text.</summary>
    public string? Text { get; init; }

    /// <summary>The path of an image that was kept already.</summary>
    public string? Image { get; init; }

    public bool HasWords => Title is not null || Text is not null;
}

/// <summary>What is known when a request is read.</summary>
/// <param name="Language">Of the organizer: for questions, and of words that name no language.</param>
/// <param name="Now">The clock.</param>
internal sealed record ReadingContext(string Language, DateTimeOffset Now)
{
    /// <summary>Those that an audience may name by number.</summary>
    public IReadOnlyList<Chat> Chats { get; init; } = [];
}
