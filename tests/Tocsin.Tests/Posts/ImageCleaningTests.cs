using System.Text;
using Tocsin.Core.Posts.Images;
using static Tocsin.Tests.Posts.TinyImages;

namespace Tocsin.Tests.Posts;

public sealed class ImageCleaningTests
{
    private static readonly byte[] Jfif = [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0];
    private static readonly byte[] Profile = [.. "ICC_PROFILE\0"u8, 1, 1, 7];
    private static readonly byte[] Adobe = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1];

    private static byte[][] Broken =>
    [
        Png()[..^12],
        [.. Png()[..8], .. Png()[33..]],
        Png([("CgBI", [1])]),
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, .. "IHDR"u8, 0, 0, 0, 0],
        Jpeg()[..^2],
        [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1],
        [0xFF, 0xD8, 0xFF, 0xD9],
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 0, 0xFF, 0xD9],
        Webp(0)[..^1],
        [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WEBP"u8, 0],
        [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBP"u8, 0],
    ];

    [Fact]
    public void A_photograph_forgets_where_and_with_what_it_was_taken()
    {
        var photo = Jpeg(
            [
                (0xE0, Jfif), (0xE1, Exif(1)), (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Place]), (0xE2, Profile), (0xE2, [.. "MPF\0"u8, .. Place]),
                (0xED, [.. "Photoshop 3.0\0"u8, .. Place]), (0xEB, Place), (0xEE, Adobe), (0xFE, Place),
            ],
            behind: [.. Place, .. Jpeg()]);

        Assert.Equal(Jpeg([(0xE0, Jfif), (0xE2, Profile), (0xEE, Adobe)]), Clean(photo));
    }

    [Fact]
    public void A_photograph_stays_the_right_way_up()
    {
        var clean = Clean(Jpeg([(0xE1, Exif(6))]))!;

        Assert.Equal(6, ExifOrientation.Read(clean.AsSpan(6)) ?? 0);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Equal(clean, Clean(clean));
    }

    [Fact]
    public void A_small_picture_of_what_was_cut_off_goes_too()
    {
        byte[] withPicture = [.. Jfif[..12], 1, 1, 9, 9, 9];

        Assert.Equal(Jpeg([(0xE0, Jfif)]), Clean(Jpeg([(0xE0, withPicture), (0xE0, [.. "JFXX\0"u8, 0x10, .. Place])])));
    }

    [Fact]
    public void A_png_keeps_its_colours_and_no_text_or_time()
    {
        var clean = Clean(Png(
            [("gAMA", [0, 0, 0xB1, 0x8F]), ("tEXt", Place), ("zTXt", Place), ("iTXt", Place), ("eXIf", Exif(1)), ("tIME", [7, 0xE0, 4, 27, 0, 0, 0]), ("prVt", Place)],
            behind: Place));

        Assert.Equal(Png([("gAMA", [0, 0, 0xB1, 0x8F])]), clean);
    }

    [Fact]
    public void A_webp_keeps_its_colours_and_says_no_more_that_it_holds_exif() =>
        Assert.Equal(
            Webp(0x20, ("ICCP", [5])),
            Clean([.. Webp(0x2C, ("ICCP", [5]), ("EXIF", Place), ("XMP ", Place), ("PRIV", Place)), .. Place]));

    [Fact]
    public void What_cannot_be_read_to_its_end_is_refused() => Assert.All(Broken, image => Assert.Null(Clean(image)));

    [Fact]
    public void Cut_or_garbled_anywhere_an_image_is_refused_or_cleaned_but_never_an_error()
    {
        byte[][] images = [Png([("tEXt", Place)]), Jpeg([(0xE0, Jfif), (0xE1, Exif(6))]), Webp(0x2C, ("EXIF", Place))];
        foreach (var image in images)
        {
            for (var at = 13; at < image.Length; at++)
            {
                byte[] garbled = [.. image];
                garbled[at] ^= 0xFF;
                Assert.True(Clean(garbled) is null or { Length: > 0 });
                Assert.True(Clean(image[..at]) is null or { Length: > 0 });
            }
        }
    }

    private static byte[]? Clean(byte[] image) => ImageCleaning.Clean(image, Assert.IsType<string>(ImageKind.ExtensionOf(image), exactMatch: true));
}
