using Microsoft.Extensions.Configuration;
using Tocsin.Cli;

namespace Tocsin.Composition;

/// <summary><c>config/tocsin.json</c>, and above it the environment: <c>Telegram__Token</c>, or <c>TOCSIN_Telegram__Token</c>.</summary>
internal static class Settings
{
    /// <exception cref="InvalidDataException">The file is no JSON; the message names the file and the line.</exception>
    public static void Load(IConfigurationBuilder configuration, Locations locations)
    {
        try
        {
            configuration.AddJsonFile(locations.Settings, optional: true, reloadOnChange: false);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{locations.Settings}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }

        configuration.AddEnvironmentVariables().AddEnvironmentVariables("TOCSIN_");
    }
}
