using Tocsin.Core.Chats;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Proposals;

/// <summary>What an organizer asks for: all that an edit may change.</summary>
internal sealed record ProposalDraft
{
    public required ProposalSubject Subject { get; init; }

    /// <summary>The organizers' words by BCP 47 language in lower case: all of a text, or what is put in the place of a call's.</summary>
    public required IReadOnlyDictionary<string, ProposedText> Texts { get; init; }

    /// <summary>The article that the words quote: its source line goes with them.</summary>
    public long? From { get; init; }

    /// <summary>A stored image; its alt text stands with the words of each language.</summary>
    public string? Image { get; init; }

    /// <summary>Null for the campaign's own audience, or all chats.</summary>
    public Audience? Audience { get; init; }

    /// <summary>When it goes out; null for as soon as it is approved.</summary>
    public ScheduledInstant? At { get; init; }

    /// <summary>Approved, it waits for <c>/post</c>.</summary>
    public bool ByHand { get; init; }
}

/// <summary>Words in one language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Paragraphs">At least one.</param>
/// <param name="ImageAltText">What the image shows; null where there is none.</param>
internal sealed record ProposedText(string Title, IReadOnlyList<string> Paragraphs, string? ImageAltText);
