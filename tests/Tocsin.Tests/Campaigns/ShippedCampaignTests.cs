using System.IO.Compression;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Schedules;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

/// <summary>What a newcomer gets with the program.</summary>
public sealed class ShippedCampaignTests
{
    private static readonly string Folder = Repository.At("config", "campaigns");

    public static TheoryData<string> Languages => [.. Words.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_sample_call_is_whole_in_every_language_and_says_what_it_is(string language)
    {
        var campaign = Shipped("aleppo-is-burning");
        var text = campaign.Texts[language];
        var post = CallPost.Compose(campaign, language)!;

        Assert.All([text.Title, text.Aim, text.ImageAltText, text.Reminder], words => Assert.False(string.IsNullOrWhiteSpace(words)));
        Assert.Equal((3, 1, 4), (text.Call.Count, text.Demands.Count, text.HowToTakePart.Count));
        Assert.Contains("2016", text.Call[0], StringComparison.Ordinal);
        Assert.Contains("2016", text.Reminder!, StringComparison.Ordinal);
        Assert.Equal(language, post.Language);
        Assert.Equal("https://internationalviewpoint.org/spip.php?article4492", post.Source!.Url);
        Assert.Equal(new DateOnly(2016, 5, 11), post.Source.Published);
    }

    [Fact]
    public void A_newcomer_sees_a_post_within_half_a_minute()
    {
        var start = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        var first = Shipped("aleppo-is-burning").Schedules.Select(schedule => schedule.When.NextAfter(start, start)!.Value.Utc).Min();

        Assert.True(first <= start.AddSeconds(30), $"the first post is at {first:O}");
    }

    [Fact]
    public void The_first_post_is_an_article_of_the_sample_archive()
    {
        var url = Shipped("aleppo-is-burning").Schedules.Select(schedule => schedule.What).OfType<ScheduledContent.OneArticle>().Single().Url;

        Assert.Contains(
            Directory.EnumerateFiles(Repository.At("config", "archive"), "*.md"),
            file => File.ReadLines(file).Contains($"url: {url}", StringComparer.Ordinal));
    }

    [Fact]
    public void The_digest_comes_once_a_week_in_a_named_zone()
    {
        var schedule = Assert.Single(Shipped("weekly-digest").Schedules);
        var start = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var first = schedule.When.NextAfter(start, start)!.Value;

        Assert.IsType<ScheduledContent.Digest>(schedule.What);
        Assert.Equal(("Europe/Paris", new DateTime(2026, 11, 23, 9, 0, 0)), (first.Zone, first.Local));
        Assert.Equal(first.Utc.AddDays(7), schedule.When.NextAfter(first.Utc, start)!.Value.Utc);
    }

    /// <summary>The red square: every pixel of it, and small enough for a slow connection.</summary>
    [Fact]
    public void The_asset_is_a_solid_red_square()
    {
        var png = File.ReadAllBytes(Path.Combine(Folder, "assets", "red-square.png"));
        var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var data = png.AsSpan().IndexOf("IDAT"u8) + 4;
        using var pixels = new MemoryStream();
        using (var inflate = new ZLibStream(new MemoryStream(png[data..]), CompressionMode.Decompress))
        {
            inflate.CopyTo(pixels);
        }

        Assert.True(png.Length < 10_000);
        Assert.Equal((1024, 1024), (width, height));
        Assert.Equal(height * (1 + (width * 3)), pixels.Length);
        Assert.All(pixels.ToArray().Chunk(1 + (width * 3)), row => Assert.True(row.AsSpan(1).Count((byte)204) == width && row[1] == 204 && row.AsSpan(1).Count((byte)0) == width * 2));
    }

    private static Campaign Shipped(string name) =>
        CampaignFolder.Load(Folder).Files.Single(file => file.Name == name).Campaign!;
}
