using Tocsin.Core.Posts;

namespace Tocsin.LocalChat;

/// <summary>Which links a terminal writes out, since it cannot hide them behind words.</summary>
internal static class ShownLinks
{
    /// <summary>The link to write behind the span at <paramref name="index"/>; null for none.</summary>
    /// <remarks>A link over several spans stands behind the last of them; one that is its own text is not said twice.</remarks>
    public static string? Behind(IReadOnlyList<PostSpan> spans, int index)
    {
        var link = Address(spans[index].Link);
        var goesOn = index + 1 < spans.Count && spans[index + 1].Link == spans[index].Link;
        return goesOn || link == spans[index].Text ? null : link;
    }

    /// <summary>What can be opened: an article without an address has a name for it (<c>urn:tocsin:id:9</c>), which leads nowhere.</summary>
    public static string? Address(string? link) =>
        string.IsNullOrEmpty(link) || link.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? null : link;
}
