using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Delivery;

namespace Tocsin.LocalChat;

/// <summary>Adds the local chat where it is to open.</summary>
internal static class LocalChatServices
{
    /// <summary>Whether it opens: as the settings say, else when no other platform has a token.</summary>
    public static bool IsOpen(IConfiguration configuration) =>
        OptionsOf(configuration).Enabled ?? !HasOtherPlatform(configuration);

    public static IServiceCollection AddLocalChat(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsOpen(configuration))
        {
            return services;
        }

        var options = OptionsOf(configuration);
        options.StopsAtEndOfInput &= !HasOtherPlatform(configuration);
        return services
            .AddSingleton(options)
            .AddSingleton(_ => LocalTerminal.OfThisProcess())
            .AddSingleton<IPlatform, LocalPlatform>()
            .AddSingleton<Welcome>()
            .AddHostedService<LocalChatService>();
    }

    private static LocalChatOptions OptionsOf(IConfiguration configuration) =>
        configuration.GetSection(LocalChatOptions.Section).Get<LocalChatOptions>() ?? new LocalChatOptions();

    private static bool HasOtherPlatform(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["Telegram:Token"]) || !string.IsNullOrWhiteSpace(configuration["Discord:Token"]);
}
