using System.Text.Json;
using Tocsin.Core.Posts;

namespace Tocsin.Core.Delivery;

/// <summary>What a dispatch says, in each language, as it was when it was planned. It never changes.</summary>
internal sealed class FrozenContent(IReadOnlyDictionary<string, Post> posts)
{
    public IReadOnlyDictionary<string, Post> Posts => posts;

    public static FrozenContent Read(string json) =>
        new(JsonSerializer.Deserialize(json, DeliveryJson.Default.IReadOnlyDictionaryStringPost)!);

    public string Write() => JsonSerializer.Serialize(posts, DeliveryJson.Default.IReadOnlyDictionaryStringPost);

    /// <summary>The post in a chat's language, or in the one that stands in for it.</summary>
    public Post For(string language) =>
        posts.TryGetValue(language, out var exact) ? exact
        : posts.TryGetValue(language.Split('-')[0], out var primary) ? primary
        : posts.Values.First();
}
