namespace Tocsin.Discord.Rendering;

/// <summary>Which addresses Discord takes in a masked link, an embed's title or a button.</summary>
/// <remarks>What is not accepted here is shown as text instead, never lost.</remarks>
internal static class Links
{
    /// <summary>discord.com/developers/docs/components/reference#button: 512 characters.</summary>
    public const int LongestOfButton = 512;

    private const int Longest = 2048;

    /// <summary>The address in the form that is sent, or null when it cannot be a link.</summary>
    public static string? Accepted(string? address, int longest = Longest)
    {
        if (address is not { Length: > 0 and <= Longest }
            || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0)
        {
            return null;
        }

        // A bracket would end the masked link too early.
        var written = uri.AbsoluteUri
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);
        return written.Length <= longest ? written : null;
    }
}
