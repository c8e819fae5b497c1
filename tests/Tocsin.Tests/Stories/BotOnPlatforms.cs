using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The platforms that a story gives it, and what stands in their chats.</summary>
internal sealed partial class Bot
{
    /// <summary>After <see cref="WithTelegramAsync"/>.</summary>
    public TelegramSimulator Telegram { get; private set; } = null!;

    /// <summary>After <see cref="WithDiscordAsync"/>.</summary>
    public DiscordSimulator Discord { get; private set; } = null!;

    /// <summary>Starts a Telegram simulator and gives the bot its address and token.</summary>
    public async Task<Bot> WithTelegramAsync()
    {
        Telegram = await TelegramSimulator.StartAsync(Clock, File.Exists(Bench.SpecFile) ? Bench.SpecFile : null);
        return With("Telegram:Token", Telegram.Token).With("Telegram:BaseUrl", Telegram.BaseUrl);
    }

    /// <summary>Starts a Discord simulator and gives the bot its address and token.</summary>
    public async Task<Bot> WithDiscordAsync()
    {
        Discord = await DiscordSimulator.StartAsync(Clock, DiscordSpec.Path);
        return With("Discord:Token", Discord.Token).With("Discord:BaseUrl", Discord.BaseUrl);
    }

    /// <summary>The texts that stand in a Telegram chat, oldest first.</summary>
    public IReadOnlyList<string> TextsIn(SimChat chat)
    {
        lock (Telegram.World.Gate)
        {
            return [.. chat.Standing.Select(message => message.Text)];
        }
    }

    /// <summary>The texts that everybody sees in a Discord channel, oldest first.</summary>
    public IReadOnlyList<string> TextsIn(SimChannel channel)
    {
        lock (Discord.World.Gate)
        {
            return [.. channel.Messages.Where(message => !message.IsEphemeral).Select(message => message.Text)];
        }
    }

    /// <summary>Waits until words stand in a chat.</summary>
    public Task SeeAsync(SimChat chat, string words) =>
        Eventually.True(() => TextsIn(chat).Any(text => text.Contains(words, StringComparison.Ordinal)), $"'{words}' in Telegram's {chat.Title}");

    /// <inheritdoc cref="SeeAsync(SimChat, string)"/>
    public Task SeeAsync(SimChannel channel, string words) =>
        Eventually.True(() => TextsIn(channel).Any(text => text.Contains(words, StringComparison.Ordinal)), $"'{words}' in Discord's #{channel.Name}");

    /// <summary>Waits until the bot listens to Discord and its commands are registered.</summary>
    public Task ConnectedToDiscordAsync() =>
        Eventually.True(() => Discord.Gateway.IsConnected && Discord.World.Commands is not null, "connected to Discord");
}
