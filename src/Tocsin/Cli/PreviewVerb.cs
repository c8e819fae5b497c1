using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;

namespace Tocsin.Cli;

/// <summary><c>tocsin preview CAMPAIGN</c>: the exact messages that each platform would get, in each language.</summary>
internal static class PreviewVerb
{
    private static readonly Argument<string> Name = new("campaign") { Description = "The campaign's name: its file without .yaml." };

    private static readonly Option<string?> Language = new("--language") { Description = "Only this language.", HelpName = "TAG" };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("preview", "Show a campaign's call as each platform will show it.") { Name, Language, Json };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = GlobalOptions.LocationsOf(parsed);
        locations.RequireConfig();
        await using var services = Toolbox.OpenRenderers(locations);
        var name = parsed.GetRequiredValue(Name);
        if (CampaignFolder.Load(locations.Campaigns).Campaigns.FirstOrDefault(campaign => campaign.Name == name) is not { } campaign)
        {
            await Console.Error.WriteLineAsync(
                $"tocsin: no valid campaign '{name}' with a call in {locations.Campaigns}; tocsin check-config says what is wrong with a file.");
            return ExitCode.Failure;
        }

        var messages = Messages(campaign, services.GetServices<IPlatform>(), parsed.GetValue(Language)).ToList();
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(new PreviewJson(name, messages), output => output.PreviewJson);
            return ExitCode.Success;
        }

        foreach (var message in messages)
        {
            await Console.Out.WriteLineAsync(
                $"── {message.Platform} · {message.Language} · message {message.Part} · {message.Length} characters\n{message.Text}\n");
        }

        return ExitCode.Success;
    }

    private static IEnumerable<PreviewMessageJson> Messages(Campaign campaign, IEnumerable<IPlatform> platforms, string? only) =>
        from platform in platforms
        from language in campaign.Texts.Keys
        where only is null || language == only
        let post = CallPost.Compose(campaign, language)
        where post is not null
        let parts = platform.Render(post, new ChatSettings { Language = language })
        from index in Enumerable.Range(0, parts.Count)
        select new PreviewMessageJson(platform.Name, language, index + 1, parts[index].Length, parts[index].PlainText);
}
