using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Core.Proposals.Composing;
using Tocsin.Core.Proposals.Images;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Summaries;

namespace Tocsin.Core.Proposals;

/// <summary>Puts proposals together.</summary>
public static class ProposalServices
{
    /// <summary>Needs storage, archive, campaigns, delivery, dispatch and organizers.</summary>
    public static IServiceCollection AddProposals(this IServiceCollection services)
    {
        services.TryAddSingleton<Summarizer>();
        return services
            .AddSingleton<ImageStore>()
            .AddSingleton<ReaderLanguages>()
            .AddSingleton<WordsComposer>()
            .AddSingleton<ArticleComposer>()
            .AddSingleton<ProposalComposer>()
            .AddSingleton<ProposalStore>()
            .AddSingleton<ProposalDesk>()
            .AddSingleton<ProposalApproval>()
            .AddSingleton<PreviewedImages>()
            .AddSingleton<ProposalPreview>()
            .AddSingleton<TestPost>();
    }
}
