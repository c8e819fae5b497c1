using System.Collections.Frozen;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Query;

/// <summary>What people call a language after <c>lang:</c>: in English, French, Spanish, Arabic, in itself, and by its longer codes.</summary>
internal static class LanguageCodes
{
    private static readonly FrozenDictionary<string, string> Codes = (
        "ar ara arabic arabe árabe العربية عربية عربي|en eng english anglais inglés الإنجليزية الانكليزية إنجليزي إنكليزي"
        + "|fr fra fre french français francés الفرنسية فرنسي|es spa spanish espagnol español castellano الإسبانية إسباني"
        + "|de deu ger german allemand alemán الألمانية ألماني deutsch|it ita italian italien italiano الإيطالية إيطالي"
        + "|pt por portuguese portugais portugués البرتغالية برتغالي português|nl nld dut dutch néerlandais neerlandés holandés الهولندية هولندي nederlands"
        + "|tr tur turkish turc turco التركية تركي türkçe|ku kur kurdish kurde kurdo الكردية كردي kurdî کوردی"
        + "|fa fas per persian farsi persan persa الفارسية فارسي فارسی|he heb hebrew hébreu hebreo العبرية عبري עברית"
        + "|ru rus russian russe ruso الروسية روسي русский|uk ukr ukrainian ukrainien ucraniano الأوكرانية أوكراني українська"
        + "|el ell gre greek grec griego اليونانية يوناني ελληνικά|ro ron rum romanian roumain rumano الرومانية روماني română"
        + "|pl pol polish polonais polaco البولندية بولندي polski|sv swe swedish suédois sueco السويدية سويدي svenska"
        + "|hi hin hindi الهندية هندي हिन्दी|ur urd urdu ourdou الأردية اردو|bn ben bengali البنغالية বাংলা"
        + "|zh zho chi chinese chinois chino الصينية صيني 中文 汉语 漢語|ja jpn japanese japonais japonés اليابانية ياباني 日本語"
        + "|ko kor korean coréen coreano الكورية كوري 한국어|th tha thai thaï tailandés التايلاندية ไทย|vi vie vietnamese vietnamien vietnamita الفيتنامية")
        .Split('|')
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Select(name => (Name: FoldTable.Fold(name), Code: line[0])))
        .DistinctBy(entry => entry.Name)
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Code);

    /// <summary>The primary language of a name or a BCP 47 tag; <c>und</c> where it is neither.</summary>
    public static string Of(string name) => Codes.TryGetValue(FoldTable.Fold(name.Trim()), out var code) ? code : Analyzer.Primary(name);
}
