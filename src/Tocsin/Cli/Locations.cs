namespace Tocsin.Cli;

/// <summary>Where the program keeps and finds its files, as full paths.</summary>
internal sealed record Locations(string Data, string Config)
{
    public string Settings => Path.Combine(Config, "tocsin.json");

    public string Campaigns => Path.Combine(Config, "campaigns");

    public string Sources => Path.Combine(Config, "sources.yaml");

    public string Synonyms => Path.Combine(Config, "synonyms.yaml");

    public string Index => Path.Combine(Data, "index");

    /// <summary>Makes the folder of the data where it is missing.</summary>
    /// <exception cref="InvalidDataException">It cannot be made; the message says why and what to do.</exception>
    public void MakeData()
    {
        try
        {
            Directory.CreateDirectory(Data);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"the folder of the data, {Data}, can't be made ({exception.Message}). Name another with --data DIR.", exception);
        }
    }

    /// <summary>For what makes no sense without the configuration's folder.</summary>
    /// <exception cref="InvalidDataException">It is not there; the message says what to do.</exception>
    public void RequireConfig()
    {
        if (!Directory.Exists(Config))
        {
            throw new InvalidDataException($"there is no folder {Config}. Name the configuration's folder with --config DIR, or run this where config/ lies.");
        }
    }
}
