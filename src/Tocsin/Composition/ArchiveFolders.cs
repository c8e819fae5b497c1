using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Tocsin.Cli;

namespace Tocsin.Composition;

/// <summary>Section <c>Archive</c> of <c>tocsin.json</c>: folders of articles that are read at each start.</summary>
internal sealed class ArchiveFolders
{
    public const string Section = "Archive";

    private static readonly string[] Shipped = ["archive"];

    /// <summary>Folders below the configuration's folder, or full paths. What the archive holds already is not added again.</summary>
    /// <value>Default <c>archive</c>, the sample archive; an empty list reads none.</value>
    public IReadOnlyList<string>? Folders { get; set; }

    /// <summary>The folders as full paths.</summary>
    public static IReadOnlyList<string> Of(Locations locations)
    {
        var configuration = new ConfigurationBuilder();
        try
        {
            Settings.Load(configuration, locations);
            return Of(configuration.Build(), locations);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return Of(new ConfigurationBuilder().Build(), locations);
        }
    }

    /// <inheritdoc cref="Of(Locations)"/>
    public static IReadOnlyList<string> Of(IConfiguration configuration, Locations locations)
    {
        // The binder adds a list's items to those that stand there already, so the default stands outside.
        var folders = configuration.GetSection(Section).Get<ArchiveFolders>()?.Folders ?? Shipped;
        return [.. folders.Select(folder => Path.GetFullPath(Path.Combine(locations.Config, folder)))];
    }
}
