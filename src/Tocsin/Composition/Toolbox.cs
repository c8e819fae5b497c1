using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cli;
using Tocsin.Core.Storage;

namespace Tocsin.Composition;

/// <summary>The services without the bot: what a command of the command line needs, with the schema up to date.</summary>
internal static class Toolbox
{
    public static async Task<ServiceProvider> OpenAsync(Locations locations, CancellationToken cancellationToken)
    {
        var services = Services(locations).BuildServiceProvider();
        try
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>The services, before they are built.</summary>
    public static IServiceCollection Services(Locations locations)
    {
        var configuration = new ConfigurationBuilder();
        Settings.Load(configuration, locations);
        return new ServiceCollection().AddLogging().AddTocsin(locations, configuration.Build());
    }
}
