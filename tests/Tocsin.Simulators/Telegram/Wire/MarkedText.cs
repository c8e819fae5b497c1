using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>Text with its entities, offsets and lengths in UTF-16 units.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<MarkedText.Entity> Entities)
{
    public static readonly MarkedText Empty = new("", []);

    /// <summary>As Telegram stores it: without white space at either end, and with the entities moved along.</summary>
    public MarkedText Trimmed()
    {
        var start = Text.Length - Text.TrimStart().Length;
        var end = Text.TrimEnd().Length;
        return end <= start
            ? Empty
            : new MarkedText(
                Text[start..end],
                [
                    .. Entities
                        .Select(entity => Clip(entity, start, end))
                        .Where(entity => entity.Length > 0),
                ]);
    }

    public JsonArray EntitiesJson() => new([.. Entities.Select(entity => (JsonNode)entity.ToJson())]);

    public bool SameAs(MarkedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);

    private static Entity Clip(Entity entity, int start, int end)
    {
        var from = Math.Clamp(entity.Offset, start, end);
        var to = Math.Clamp(entity.Offset + entity.Length, start, end);
        return entity with { Offset = from - start, Length = to - from };
    }

    internal sealed record Entity(string Type, int Offset, int Length, string? Url = null)
    {
        public JsonObject ToJson()
        {
            var json = new JsonObject { ["type"] = Type, ["offset"] = Offset, ["length"] = Length };
            if (Url is not null)
            {
                json["url"] = Url;
            }

            return json;
        }
    }
}
