using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Proposals.Store;

namespace Tocsin.Core.Proposals.Previews;

/// <summary>Shows a proposal as each platform will show it, whether it is connected or not.</summary>
internal sealed class ProposalPreview(
    IEnumerable<IPlatform> platforms, IEnumerable<PlatformRenderer> renderers, ChatStore chats, PreviewedImages images)
{
    private readonly PlatformRenderer[] _renderers =
    [
        .. platforms.Select(platform => new PlatformRenderer(platform.Name, platform.Render)).Concat(renderers)
            .DistinctBy(renderer => renderer.Platform).OrderBy(renderer => renderer.Platform, StringComparer.Ordinal),
    ];

    /// <summary>The platforms that there are previews of.</summary>
    public IReadOnlyList<string> Platforms => [.. _renderers.Select(renderer => renderer.Platform)];

    /// <param name="proposal">Which.</param>
    /// <param name="language">Only for readers of this one; null for each that it speaks or that goes without.</param>
    /// <param name="platform">Only there; null for everywhere.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Preview> MakeAsync(
        StoredProposal proposal, string? language, string? platform, CancellationToken cancellationToken)
    {
        var content = proposal.Content;
        var reached = await chats.ListActiveAsync(content.Audience, cancellationToken);
        var frozen = new FrozenContent(content.Posts);
        IEnumerable<string> languages = language is not null ? [language] : Shown(content, reached);
        return new Preview(
            [
                .. from reader in languages
                   from renderer in _renderers
                   where platform is null || renderer.Platform.Equals(platform, StringComparison.OrdinalIgnoreCase)
                   select new PreviewedPost(
                       reader, renderer.Platform, renderer.Render(frozen.For(reader), new ChatSettings { Language = reader })),
            ],
            reached,
            content.Draft.Subject.IsPosted ? Languages.Missing(content.Languages, reached) : [],
            await images.OfAsync(content.Posts.Values, cancellationToken));
    }

    /// <summary>Its own languages and those that get one of these instead; where it speaks to all, those of its readers.</summary>
    private static List<string> Shown(ProposalContent content, IReadOnlyList<Chat> reached)
    {
        var own = content.Languages?.Where(content.Posts.ContainsKey).ToList();
        var read = reached.Select(chat => chat.Settings.Language).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var instead = content.Draft.Subject.IsPosted && content.MissingLanguage == MissingLanguage.Warn
            ? Languages.Missing(content.Languages, reached).Select(missing => missing.Language)
            : [];
        return own is { Count: > 0 } ? [.. own, .. instead] : read.Count > 0 ? read : [content.Posts.Keys.First()];
    }
}
