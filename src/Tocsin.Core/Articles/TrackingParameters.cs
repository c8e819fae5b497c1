using System.Collections.Frozen;

namespace Tocsin.Core.Articles;

/// <summary>Query parameters that say who sent a reader, or how a page is shown, and never which article it is.</summary>
internal static class TrackingParameters
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "_ga", "_gl", "_hsenc", "_hsmi", "amp", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh", "igshid",
        "mc_cid", "mc_eid", "mkt_tok", "msclkid", "oly_anon_id", "oly_enc_id", "outputtype", "phpsessid", "rb_clickid",
        "recherche", "ref_src", "ref_url", "s_cid", "s_kwcid", "srsltid", "ttclid", "twclid", "var_mode", "var_recherche",
        "vero_conv", "vero_id", "wbraid", "wickedid", "wt_mc", "xtor", "yclid");

    private static readonly string[] Prefixes = ["utm_", "at_", "hsa_", "matomo_", "mtm_", "piwik_", "pk_"];

    /// <summary>The parameters of <paramref name="query"/> that remain, in their order and as they were written.</summary>
    public static List<string> Without(string query) =>
        [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !IsTracking(NameOf(parameter)))];

    private static bool IsTracking(string name) =>
        Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string parameter) => parameter.Split('=', 2)[0];
}
