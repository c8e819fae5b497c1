using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>Bea who owns the bot, Omar who approves and Mia who is nobody to it: all that they do, they do on Discord.</summary>
internal sealed partial class DiscordOrganizers
{
    private readonly DiscordSimulator _discord;

    /// <summary>Before the bot starts: <see cref="Owner"/> belongs into its settings.</summary>
    public DiscordOrganizers(DiscordSimulator discord)
    {
        _discord = discord;
        Bea = discord.People.Person("Bea", permissions: Permissions.Administrator);
        Omar = discord.People.Person("Omar");
        Mia = discord.People.Person("Mia");
        Channel = discord.People.Server("Server").SystemChannel!;
    }

    public SimUser Bea { get; }

    public SimUser Omar { get; }

    public SimUser Mia { get; }

    /// <summary>Where they talk.</summary>
    public SimChannel Channel { get; }

    /// <summary>The entry of <c>Organizers:Owners</c> that makes Bea the owner.</summary>
    public string Owner => string.Create(CultureInfo.InvariantCulture, $"discord:{Bea.Id} Bea");

    /// <summary>Waits for the bot, and appoints Omar.</summary>
    public async Task MeetAsync()
    {
        await Eventually.True(() => _discord.Gateway.IsConnected && _discord.World.Commands is not null, "connected to Discord");
        var code = Invitation().Match(await AskAsync(Bea, "organizers", ("action", "add"), ("role", "approver"), ("name", "Omar"))).Value;
        Assert.Contains("Welcome, Omar", await AskAsync(Omar, "join", ("code", code)), StringComparison.Ordinal);
    }

    /// <summary>Bea proposes, Omar looks and approves.</summary>
    /// <returns>What Omar is told.</returns>
    public async Task<string> PostAsync(string title, string text, params (string Name, string Value)[] approval)
    {
        var number = Number().Match(await AskAsync(Bea, "propose", ("title", title), ("text", text))).Groups["number"].Value;
        await AskAsync(Omar, "preview", ("number", number));
        var approved = await AskAsync(Omar, "approve", [("number", number), .. approval]);
        Assert.Contains("Approved", approved, StringComparison.Ordinal);
        return approved;
    }

    /// <summary>Calls a command in <see cref="Channel"/>; what they alone read then.</summary>
    public Task<string> AskAsync(SimUser who, string command, params (string Name, string Value)[] options) =>
        AnswerAsync(_discord.People.Slash(who, Channel, command, options));

    /// <summary>What whoever asked alone reads.</summary>
    public static async Task<string> AnswerAsync(SimInteraction asked)
    {
        await Eventually.Done(asked.Answered);
        Assert.All(asked.FollowUps.Prepend(asked.Answer!), message => Assert.True(message.IsEphemeral));
        return string.Join('\n', asked.FollowUps.Prepend(asked.Answer!).Select(message => message.Text));
    }

    /// <summary>The messages that everybody sees in a channel and that say these words.</summary>
    public IReadOnlyList<SimMessage> PostsIn(SimChannel channel, string words)
    {
        lock (_discord.World.Gate)
        {
            return [.. channel.Messages.Where(message => !message.IsEphemeral && message.Text.Contains(words, StringComparison.Ordinal))];
        }
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();

    [GeneratedRegex("Proposal (?<number>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
