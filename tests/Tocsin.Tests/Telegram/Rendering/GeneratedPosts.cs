using Tocsin.Core.Posts;

namespace Tocsin.Tests.Telegram.Rendering;

/// <summary>Posts of every shape, in five languages, from made-up text and from what a hostile source could write.</summary>
internal sealed class GeneratedPosts(int seed, string language)
{
    private static readonly Dictionary<string, string[]> Vocabulary = new()
    {
        ["en"] = ["the", "council", "meets", "every", "evening", "because", "bread", "water", "and", "letters", "arrive", "3.5"],
        ["fr"] = ["l'assemblée", "se", "réunit", "à", "l'école", "où", "les", "voisins", "décident", "ensemble", "«", "demain", "»"],
        ["es"] = ["¿dónde", "están", "las", "cartas", "del", "niño", "mañana", "¡todas", "juntas!", "vecinas", "escriben"],
        ["ar"] = ["المجلس", "يجتمع", "كلَّ", "مساءٍ", "في", "المدرسة", "والجيران", "يكتبون", "رسائل،", "Maria", "Lopez", "٢٠٢٦", "COVID-19"],
        ["zh"] = ["邻居们", "每天晚上", "开会", "写信，", "学校", "面包", "明天", "我们", "Maria", "一起"],
    };

    private static readonly string[] Hostile =
    [
        "<b>", "</a>", "<script>", "&amp;", "&lt;", "a<b>c", "\"quoted\"", "@everybody", "/start@some_bot", "#tag", "\u202Eabc\u202C",
        "\u2067x", "\u0007", "\r", "\uD800", "\uDC00x", "👩‍👩‍👧‍👦", "e\u0301\u0302\u0303", "\u200F", "https://site.example/a?b=c&d=e", "____", "```",
        "[x](http://y.example)", "مرحبا", "שלום", "😀", "&#x41;", "(", ")", "nobody's", "𝔘𝔫𝔦",
    ];

    private static readonly string[] Addresses =
    [
        "https://site.example/a", "http://site.example/?q=a&b=\"c\"", "https://مثال.example/طريق", "ftp://site.example/", "not an address",
        "https://localhost/x", "https://site.example/" + new string('p', 300), "javascript:alert(1)", "https://user:pw@site.example/",
        "https://site.example/<tag>", "HTTPS://SITE.EXAMPLE/Path#part", "https://192.0.2.7/x", "https://site.example/" + new string('q', 3000),
    ];

    private readonly Random _random = new(seed);

    public Post Next() => new()
    {
        Language = language,
        Title = Maybe(0.8) ? Text(1, 12) : null,
        Blocks = [.. Enumerable.Range(0, _random.Next(0, 12)).Select(_ => Block())],
        Image = Maybe(0.3) ? new PostImage("square.png", "A " + Text(1, 30)) : null,
        Buttons = [.. Enumerable.Range(0, _random.Next(0, 3)).Select(_ => new PostButton(Text(1, 3), "/article 3"))],
        Source = Maybe(0.8)
            ? new SourceLine(Maybe(0.7) ? Text(1, 4) : null, Text(1, 3), new DateOnly(2016, 5, 12), "en", "https://site.example/3", "Archive")
            : null,
    };

    private PostBlock Block() => _random.Next(6) switch
    {
        0 => new PostList([.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => new PostParagraph(Spans(15)))]),
        1 => new PostQuote(Spans(40)),
        2 => new PostParagraph(Text(1, 600)),
        _ => new PostParagraph(Spans(120)),
    };

    private List<PostSpan> Spans(int words) =>
        [.. Enumerable.Range(0, _random.Next(1, 9)).Select(_ => new PostSpan(
            Text(1, words / 3) + (Maybe(0.5) ? " " : ""),
            (PostStyle)_random.Next(8),
            Maybe(0.2) ? Addresses[_random.Next(Addresses.Length)] : null))];

    private string Text(int least, int most) => string.Join(
        Maybe(0.05) ? "\n" : " ",
        Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => Word() + (Maybe(0.12) ? Ends() : "")));

    private string Word() => Maybe(0.08)
        ? Hostile[_random.Next(Hostile.Length)]
        : Vocabulary[language][_random.Next(Vocabulary[language].Length)];

    private string Ends() => language switch { "ar" => "؟", "zh" => "。", _ => "." };

    private bool Maybe(double chance) => _random.NextDouble() < chance;
}
