using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Core.Storage.Copies;

/// <summary>What an export holds: <c>manifest.json</c> beside one <c>TABLE.jsonl</c> a table. It is written last, so that without it the export is not whole.</summary>
/// <param name="Format">1.</param>
/// <param name="Migrations">The numbers of the schema's migrations; whoever reads it has the same.</param>
/// <param name="Rows">How many rows each table has.</param>
internal sealed record ExportManifest(int Format, IReadOnlyList<long> Migrations, IReadOnlyDictionary<string, long> Rows)
{
    public const string FileName = "manifest.json";

    public static string FileOf(string folder, string table) => Path.Combine(folder, $"{table}.jsonl");

    public static ExportManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ExportJson.Default.ExportManifest) is { Format: 1 } manifest
                ? manifest
                : throw new InvalidDataException($"{path} is of a format that this Tocsin does not know.");
        }
        catch (FileNotFoundException missing)
        {
            throw new InvalidDataException($"{folder} is no export, or one that was cut off: {FileName} is missing.", missing);
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"{path} is no manifest of an export.", unreadable);
        }
    }

    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, ExportJson.Default.ExportManifest));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ExportManifest))]
internal sealed partial class ExportJson : JsonSerializerContext;
