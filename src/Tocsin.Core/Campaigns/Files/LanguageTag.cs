using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>BCP 47 language tags as files write them.</summary>
internal static partial class LanguageTag
{
    /// <summary>The two-letter codes of ISO 639-1, as the IANA language subtag registry lists them.</summary>
    private static readonly FrozenSet<string> TwoLetters =
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
        eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl
        km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj
        om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to
        tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>What people write in the place of a tag: each line a tag with its mistaken forms.</summary>
    private static readonly FrozenDictionary<string, string> Mistaken =
        """
        ar arabic العربية ara
        de german deutsch deu ger
        el greek gr
        en english eng
        es spanish español espanol spa
        fr french français francais fra fre
        it italian ita
        ja jp
        ku kurdish kur
        pt portuguese por
        tr turkish tur
        uk ua
        zh cn
        """.Split('\n')
            .Select(line => line.Split(' '))
            .SelectMany(words => words.Skip(1).Select(word => (Word: word, Tag: words[0])))
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Tag);

    /// <summary>The tag in lower case; null, and a problem of the file, when it is none.</summary>
    public static string? Read(Section section, string key, YamlScalar scalar)
    {
        var tag = scalar.Value.ToLowerInvariant();
        if (Tag().IsMatch(tag) && (tag.Split('-')[0] is { Length: 3 } primary ? !Mistaken.ContainsKey(primary) : TwoLetters.Contains(tag[..2])))
        {
            return tag;
        }

        var meant = Mistaken.GetValueOrDefault(tag) ?? (Tag().IsMatch(tag.Replace('_', '-')) ? tag.Replace('_', '-') : null);
        section.Fail(
            key,
            scalar,
            "is no language tag",
            (meant is null || meant == tag ? "" : $"did you mean '{meant}'? ") + "Write a tag such as en, fr, es, ar, pt-br");
        return null;
    }

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
