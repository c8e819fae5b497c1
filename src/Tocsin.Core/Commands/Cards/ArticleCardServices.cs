using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Cards;

/// <summary>Adds <see cref="ArticleCards"/>.</summary>
public static class ArticleCardServices
{
    /// <summary>Needs search and a <see cref="TimeProvider"/>; may be called by each platform.</summary>
    public static IServiceCollection AddArticleCards(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ArticleCards(
            provider.GetRequiredService<ArchiveSearch>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
