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
        locations.MakeData();
        var services = Services(locations, Configuration(locations)).BuildServiceProvider();
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

    /// <summary>As <see cref="OpenAsync"/>, but leaves the database as it is.</summary>
    public static ServiceProvider OpenAsItIs(Locations locations) => Services(locations, Configuration(locations)).BuildServiceProvider();

    /// <summary>Every platform as a renderer, and nothing else: needs no database and no token.</summary>
    public static ServiceProvider OpenRenderers(Locations locations)
    {
        var configuration = Configuration(locations);
        return Services(locations, configuration).AddRenderers(locations, configuration).BuildServiceProvider();
    }

    private static IServiceCollection Services(Locations locations, IConfiguration configuration) =>
        new ServiceCollection().AddLogging().AddTocsin(locations, configuration);

    private static IConfigurationRoot Configuration(Locations locations)
    {
        var configuration = new ConfigurationBuilder();
        Settings.Load(configuration, locations);
        return configuration.Build();
    }
}
