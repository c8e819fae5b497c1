using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;
using Tocsin.Discord.Api;
using Tocsin.Discord.Gateway;
using Tocsin.Discord.Interactions;
using Tocsin.Discord.Membership;
using Tocsin.Discord.Rendering;
using Tocsin.Discord.Sending;

namespace Tocsin.Discord;

/// <summary>Adds Discord to the program.</summary>
public static class DiscordServices
{
    /// <summary>All of Discord when <c>Discord:Token</c> is set; nothing otherwise.</summary>
    /// <param name="services">Where to; chats, commands, delivery and the database stand there too.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="contentDirectory">Where the images of posts lie, unless <c>Discord:ContentDirectory</c> says otherwise.</param>
    public static IServiceCollection AddDiscord(
        this IServiceCollection services, IConfiguration configuration, string contentDirectory)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{DiscordOptions.Section}:{nameof(DiscordOptions.Token)}"]))
        {
            // Organizers preview what they propose for every platform, connected or not.
            return services.AddSingleton(new PlatformRenderer(DiscordPlace.Platform, new PostRenderer(new DiscordOptions().Colour).Render));
        }

        return services
            .AddCompletion()
            .AddDiscordRendering(configuration, contentDirectory)
            .AddSingleton<IDiscordGateway, DiscordGateway>()
            .AddSingleton<KnownChats>()
            .AddSingleton<Welcome>()
            .AddSingleton<GuildEvents>()
            .AddSingleton<ButtonMemory>()
            .AddSingleton<AnswerForm>()
            .AddSingleton<CommandForms>()
            .AddSingleton<SentFiles>()
            .AddSingleton<Autocompletion>()
            .AddSingleton<InteractionReplies>()
            .AddSingleton<InteractionHandler>()
            .AddSingleton<CommandRegistration>()
            .AddHostedService<DiscordReceiver>();
    }

    /// <summary>Discord as a platform, for previews and for sending: nothing is received, and nothing connects by itself.</summary>
    public static IServiceCollection AddDiscordRendering(
        this IServiceCollection services, IConfiguration configuration, string contentDirectory)
    {
        services.AddOptions<DiscordOptions>()
            .Configure<IServiceProvider>((options, provider) =>
            {
                options.ContentDirectory = contentDirectory;
                options.DataDirectory = provider.GetService<DatabaseOptions>()?.DataDirectory ?? options.DataDirectory;
            })
            .Bind(configuration.GetSection(DiscordOptions.Section))
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Turns>();
        services.TryAddSingleton(_ => new Random());
        return services
            .AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>()
            .AddSingleton<IDiscordRest, DiscordRest>()
            .AddSingleton(provider => new PostRenderer(provider.GetRequiredService<IOptions<DiscordOptions>>().Value.Colour))
            .AddSingleton<ChannelKinds>()
            .AddSingleton<ForumPostStore>()
            .AddSingleton<ForumSender>()
            .AddSingleton<DiscordPlatform>()
            .AddSingleton<IPlatform>(provider => provider.GetRequiredService<DiscordPlatform>());
    }
}
