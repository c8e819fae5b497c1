using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Previews;

/// <summary>Tells the images of a proposal apart by their bytes: a text cannot show them, and another picture may have the same words.</summary>
internal sealed class PreviewedImages(DatabaseOptions database, IOptions<CampaignOptions> campaigns)
{
    /// <summary>Each image of <paramref name="posts"/> once.</summary>
    public async Task<IReadOnlyList<PreviewedImage>> OfAsync(IEnumerable<Post> posts, CancellationToken cancellationToken)
    {
        List<PreviewedImage> images = [];
        foreach (var path in posts.Select(post => post.Image?.Path).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            images.Add(await ReadAsync(path, cancellationToken));
        }

        return images;
    }

    private async Task<PreviewedImage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        // A kept image is named by its hash, which is shown anyway.
        var name = path.StartsWith(PostImageFile.Stored, StringComparison.Ordinal) ? Path.GetExtension(path).TrimStart('.').ToUpperInvariant() : path;
        var config = Path.GetDirectoryName(Path.GetFullPath(campaigns.Value.Directory))!;
        if (PostImageFile.Locate(path, config, database.DataDirectory) is not { } located)
        {
            return new PreviewedImage(name, null);
        }

        try
        {
            await using var file = File.OpenRead(located);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            return new PreviewedImage(name, (file.Length, hash[..ProposalStanding.ShownDigits]));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new PreviewedImage(name, null);
        }
    }
}

/// <summary>An image as a preview names it.</summary>
/// <param name="Name">Its file below the configuration; the kind of one that came from chat.</param>
/// <param name="Content">Its size in bytes and the first digits of its SHA-256; null where it cannot be read now.</param>
internal sealed record PreviewedImage(string Name, (long Bytes, string Digits)? Content);
