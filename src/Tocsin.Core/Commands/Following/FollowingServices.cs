using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Commands.Following;

internal static class FollowingServices
{
    /// <summary>Adds <c>/sources</c>; needs sources, chats and the audit log.</summary>
    public static IServiceCollection AddFollowing(this IServiceCollection services) =>
        services
            .AddSingleton<SourceRecord>()
            .AddSingleton<SourceList>()
            .AddSingleton<SourceAdding>()
            .AddSingleton<SourceActions>()
            .AddSingleton<ICommand, SourcesCommand>();
}
