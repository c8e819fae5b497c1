using System.ComponentModel.DataAnnotations;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>How Tocsin reads other people's sites.</summary>
internal sealed class FetchOptions
{
    /// <summary>What it calls itself; sites match it against their robots.txt by the word before the slash.</summary>
    /// <value>Default <c>Tocsin/0.1 (feed reader)</c>; add an address under which site owners reach you.</value>
    [Required]
    public string UserAgent { get; set; } = "Tocsin/0.1 (feed reader)";

    /// <summary>One answer, decompressed.</summary>
    /// <value>Default 10 MB, from 64 KB to 100 MB.</value>
    [Range(64 * 1024, 100 * 1024 * 1024)]
    public int LargestAnswerBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>From the first look-up of the name to the last byte, redirects included.</summary>
    /// <value>Default 30 s, from 1 s to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two requests to one host, the end of one to the start of the next.</summary>
    /// <value>Default 2 s, up to an hour; a site's <c>Crawl-delay</c> makes it longer, up to a minute.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PauseBetweenRequests { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Host names that may lie in a private network: a group's own server at home. All other private addresses are never connected to.</summary>
    /// <value>Default none.</value>
    public IList<string> PrivateHosts { get; set; } = [];
}
