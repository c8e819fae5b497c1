using Microsoft.Extensions.Logging;
using Tocsin.Core.Commands;
using Tocsin.Core.Storage;
using Tocsin.Discord.Api;

namespace Tocsin.Discord.Interactions;

/// <summary>Registers the commands with one request, and only when the set is not the one that stands there.</summary>
internal sealed partial class CommandRegistration(
    IDiscordRest rest, CommandRouter router, Database database, TimeProvider clock, ILogger<CommandRegistration> logger)
{
    public async Task RunAsync(string application, CancellationToken cancellationToken)
    {
        var set = CommandSet.Of(router.Catalogue);
        var hash = CommandSet.Hash(set);
        var registered = await database.ReadAsync(
            session => session.ScalarAsync<string>(
                "SELECT set_hash FROM discord_commands WHERE application_id = @application", new { application }),
            cancellationToken);
        if (registered == hash)
        {
            return;
        }

        var answer = await rest.SetCommandsAsync(application, set, cancellationToken);
        if (!answer.IsOk)
        {
            Log.NotRegistered(logger, answer.Problem.Text);
            return;
        }

        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO discord_commands (application_id, set_hash, registered_at) VALUES (@application, @hash, @Now)
                ON CONFLICT (application_id) DO UPDATE SET set_hash = excluded.set_hash, registered_at = excluded.registered_at
                """,
                new { application, hash, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            cancellationToken);
        Log.Registered(logger, set.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(7405, LogLevel.Information, "Registered {Count} commands on Discord")]
        public static partial void Registered(ILogger logger, int count);

        [LoggerMessage(7406, LogLevel.Warning, "Discord did not take the commands ({Problem}); the next start or session tries again")]
        public static partial void NotRegistered(ILogger logger, string problem);
    }
}
