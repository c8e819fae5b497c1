using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tocsin.Core.Commands.Cards;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;
using Tocsin.Telegram.Answering;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Membership;
using Tocsin.Telegram.Receiving;
using Tocsin.Telegram.Rendering;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram;

/// <summary>Adds Telegram to the program.</summary>
public static class TelegramServices
{
    /// <summary>All of Telegram when <c>Telegram:Token</c> is set; nothing otherwise.</summary>
    /// <param name="services">Where to; chats, commands and delivery stand there too.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="contentDirectory">Where the images of posts lie, unless <c>Telegram:ContentDirectory</c> says otherwise.</param>
    public static IServiceCollection AddTelegram(
        this IServiceCollection services, IConfiguration configuration, string contentDirectory)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}"]))
        {
            // Organizers preview what they propose for every platform, connected or not.
            return services.AddSingleton(new PlatformRenderer(TelegramPlace.Platform, PostRenderer.Render));
        }

        return services
            .AddTelegramRendering(configuration, contentDirectory)
            .AddArticleCards()
            .AddSingleton<KnownChats>()
            .AddSingleton<AdminRights>()
            .AddSingleton<CommandThrottle>()
            .AddSingleton<CommandDesk>()
            .AddSingleton<Replies>()
            .AddSingleton<MessageHandler>()
            .AddSingleton<CallbackHandler>()
            .AddSingleton<InlineHandler>()
            .AddSingleton<MembershipHandler>()
            .AddSingleton<BotIdentity>()
            .AddSingleton<HandledUpdates>()
            .AddSingleton<UpdateHandler>()
            .AddSingleton<UpdateInbox>()
            .AddSingleton<CommandMenus>()
            .AddSingleton<LongPolling>()
            .AddSingleton<WebhookListener>()
            .AddHostedService<TelegramReceiver>();
    }

    /// <summary>Telegram as a platform, for previews and for sending: nothing is received, and nothing connects by itself.</summary>
    public static IServiceCollection AddTelegramRendering(
        this IServiceCollection services, IConfiguration configuration, string contentDirectory)
    {
        services.AddOptions<TelegramOptions>()
            .Configure<IServiceProvider>((options, provider) =>
            {
                options.ContentDirectory = contentDirectory;
                options.DataDirectory = provider.GetService<DatabaseOptions>()?.DataDirectory ?? options.DataDirectory;
            })
            .Bind(configuration.GetSection(TelegramOptions.Section))
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Turns>();
        return services
            .AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>()
            .AddSingleton<ITelegramApi, TelegramHttpApi>()
            .AddSingleton<Photos>()
            .AddSingleton<ButtonMemory>()
            .AddSingleton<MessageSender>()
            .AddSingleton<MessageEditor>()
            .AddSingleton<RecallNotice>()
            .AddSingleton<RateLimitScope>()
            // Late, since the paces are made of the platforms.
            .AddSingleton<TakeTurn>(provider => cancellationToken => provider.GetRequiredService<PlatformPaces>()[TelegramPlace.Platform]
                .PassAsync(SendLane.Reply, cancellationToken))
            .AddSingleton<TelegramPlatform>()
            .AddSingleton<IPlatform>(provider => provider.GetRequiredService<TelegramPlatform>());
    }
}
