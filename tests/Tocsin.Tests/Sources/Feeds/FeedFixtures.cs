using System.Text;
using Tocsin.Core.Sources.Feeds;

namespace Tocsin.Tests.Sources.Feeds;

/// <summary>Made-up feeds, beside these tests in <c>Fixtures</c>.</summary>
internal static class FeedFixtures
{
    public static readonly Uri Address = new("https://example.org/feed");

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static IReadOnlyList<string> Names() => [.. Directory.GetFiles(PathOf("")).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path))];

    public static Feed Read(string name) => Assert.IsType<FeedOutcome.Read>(FeedReader.Read(Bytes(name), null, Address)).Feed;

    public static Feed ReadText(string text) =>
        Assert.IsType<FeedOutcome.Read>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Address)).Feed;

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Sources", "Feeds", "Fixtures", name);
}
