namespace Tocsin.Core.Search.Query;

/// <summary>The part of an address that spells a title: <c>hospital-bombed-in-aleppo</c> of its path, never the host.</summary>
internal static class AddressTitle
{
    /// <summary>Where in the address it stands; of length 0 where its last part is no title, as in <c>spip.php?article4492</c>.</summary>
    public static (int Start, int Length) In(ReadOnlySpan<char> address)
    {
        var scheme = address.IndexOf("://");
        var host = scheme < 0 ? 0 : scheme + 3;
        var end = address.IndexOfAny('?', '#');
        var path = (end < 0 ? address : address[..end]).TrimEnd('/');
        var start = path.LastIndexOf('/') + 1;
        if (start <= host)
        {
            return (0, 0);
        }

        var last = path[start..];
        var extension = last.LastIndexOf('.');
        last = extension > 0 && last.Length - extension <= 6 ? last[..extension] : last;
        return last.IndexOfAny('-', '_', '+') > 0 ? (start, last.Length) : (0, 0);
    }
}
