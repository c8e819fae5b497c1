using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Posts;
using Tocsin.Core.Posts.Images;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Images;

/// <summary>Keeps images under the hash of their content, in <c>data/images</c>: what was approved is what is sent.</summary>
/// <remarks>What a camera or a phone wrote into a file beside its picture is never kept: see <see cref="ImageCleaning"/>.</remarks>
internal sealed class ImageStore(DatabaseOptions database, IOptions<CampaignOptions> campaigns)
{
    /// <summary>Telegram takes photos of up to 10 MB (core.telegram.org/bots/api#sendphoto); Discord's limit is the same or higher.</summary>
    public const int Largest = 10_000_000;

    private readonly string _folder = Path.Combine(database.DataDirectory, "images");

    /// <summary>Keeps an image that came from chat; the same one twice is kept once.</summary>
    /// <returns>Its path for a post, or what is wrong with it.</returns>
    public async Task<(string? Path, ProposalProblem? Problem)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(content, cancellationToken);
        if (bytes is null)
        {
            return (null, TooLarge());
        }

        if (ImageKind.ExtensionOf(bytes) is not { } extension)
        {
            return (null, new ProposalProblem("image-kind"));
        }

        if (ImageCleaning.Clean(bytes, extension) is not { } clean)
        {
            return (null, new ProposalProblem("image-broken"));
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(clean)) + extension;
        await WriteAsync(Path.Combine(_folder, name), clean, cancellationToken);
        return (PostImageFile.Stored + name, null);
    }

    /// <summary>Keeps the image that a campaign's file names, so that another picture under its name is not sent instead.</summary>
    public async Task<(string? Path, ProposalProblem? Problem)> KeepCampaignImageAsync(string path, CancellationToken cancellationToken)
    {
        if (path.StartsWith(PostImageFile.Stored, StringComparison.Ordinal))
        {
            return (path, null);
        }

        var config = Path.GetDirectoryName(Path.GetFullPath(campaigns.Value.Directory))!;
        try
        {
            await using var file = File.OpenRead(Path.Combine(config, path));
            var (kept, problem) = await KeepAsync(file, cancellationToken);
            // A campaign's file may name a GIF, which is sent from where it lies.
            return problem is { Key: "image-kind" } ? (path, null) : (kept, problem);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new ProposalProblem("image-missing", path));
        }
    }

    public static ProposalProblem TooLarge() =>
        new("image-too-large", (Largest / 1_000_000).ToString(CultureInfo.InvariantCulture));

    /// <summary>All of it; null as soon as it is too much.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        while (await content.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            await kept.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            if (kept.Length > Largest)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    private async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        var half = $"{path}.{Path.GetRandomFileName()}.tmp";
        using (var file = File.OpenHandle(half, FileMode.CreateNew, FileAccess.Write))
        {
            await RandomAccess.WriteAsync(file, bytes, 0, cancellationToken);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(half, path, overwrite: true);
    }
}
