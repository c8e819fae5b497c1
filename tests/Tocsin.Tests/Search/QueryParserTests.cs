using Tocsin.Core.Search.Query;

namespace Tocsin.Tests.Search;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("local councils", "local|councils")]
    [InlineData("\"local councils\" aleppo", "[local councils]|aleppo")]
    [InlineData("«local councils»", "[local councils]")]
    [InlineData("„local councils“", "[local councils]")]
    [InlineData("\"local councils", "\"local|councils")]
    [InlineData("-war peace", "-war|peace")]
    [InlineData("-\"no war\"", "-[no war]")]
    [InlineData("title:truce", "Title:truce")]
    [InlineData("author:\"Ada Quill\"", "Author:[Ada Quill]")]
    [InlineData("-topic:sport", "-Topic:sport")]
    [InlineData("auteur:quill", "Author:quill")]
    [InlineData("hosp*", "hosp**")]
    [InlineData("note: 3pm", "note:|3pm")]
    [InlineData("title: truce", "Title:truce")]
    [InlineData("-topic : sport", "-Topic:sport")]
    [InlineData("author: \"Ada Quill\"", "Author:[Ada Quill]")]
    [InlineData("to: whom", "to:|whom")]
    [InlineData("title: from:yesterday", "title:|from:yesterday")]
    [InlineData("lang:", "lang:")]
    [InlineData("from:yesterday", "from:yesterday")]
    [InlineData("from:2016-13", "from:2016-13")]
    [InlineData("- \" : * -- ؟ 🟥", "")]
    [InlineData("حلب، دمشق؟", "حلب،|دمشق؟")]
    public void Reads_what_people_type(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', QueryParser.Parse(query).Clauses.Select(Show)));

    [Theory]
    [InlineData("from:2016", "2016-01-01", null)]
    [InlineData("to:2016-02", null, "2016-02-29")]
    [InlineData("before:2016-05", null, "2016-04-30")]
    [InlineData("after:2016-05", "2016-06-01", null)]
    [InlineData("date:2016-05", "2016-05-01", "2016-05-31")]
    [InlineData("from:2015 from:2016-03-04 to:2017 to:2016", "2016-03-04", "2016-12-31")]
    [InlineData("من:٢٠١٦", "2016-01-01", null)]
    [InlineData("depuis:2016/04", "2016-04-01", null)]
    [InlineData("from: 2016-06", "2016-06-01", null)]
    [InlineData("depuis : 2016", "2016-01-01", null)]
    [InlineData("date:27/04/2016", "2016-04-27", "2016-04-27")]
    [InlineData("from:27-04-2016", "2016-04-27", null)]
    [InlineData("to:27.4.2016", null, "2016-04-27")]
    [InlineData("date:04/2016", "2016-04-01", "2016-04-30")]
    public void Reads_dates(string query, string? from, string? to)
    {
        var parsed = QueryParser.Parse(query);

        Assert.Equal((from, to), (parsed.From?.ToString("yyyy-MM-dd"), parsed.To?.ToString("yyyy-MM-dd")));
        Assert.Empty(parsed.Clauses);
    }

    [Theory]
    [InlineData("lang: fr", "fr")]
    [InlineData("lang:french", "fr")]
    [InlineData("langue:français", "fr")]
    [InlineData("langue : anglais", "en")]
    [InlineData("idioma:árabe,español", "ar,es")]
    [InlineData("lang:arabic", "ar")]
    [InlineData("لغة:العربية", "ar")]
    [InlineData("lang:日本語", "ja")]
    [InlineData("-lang:en", "-en")]
    [InlineData("-lang: English", "-en")]
    public void Reads_languages_by_their_names(string query, string expected)
    {
        var parsed = QueryParser.Parse(query);

        Assert.Equal(expected, string.Join(',', parsed.Languages.Concat(parsed.ExcludedLanguages.Select(language => $"-{language}"))));
        Assert.Empty(parsed.Clauses);
    }

    [Theory]
    [InlineData("example.org/news/one", "example.org/news/one", "")]
    [InlineData("https://example.org/spip.php?article9", "example.org/spip.php?article9", "")]
    [InlineData("https://example.org/2016/05/hospital-bombed.html?x=1#y", "example.org/2016/05/hospital-bombed.html?x=1", "hospital-bombed")]
    [InlineData("and/or", null, "and/or")]
    [InlineData("27.04/2016", null, "27.04/2016")]
    public void Reads_an_address_without_its_scheme_and_the_title_in_it(string query, string? address, string words)
    {
        var parsed = QueryParser.Parse(query);

        Assert.Equal(address is null ? [] : [address], parsed.Addresses);
        Assert.Equal(words, string.Join('|', parsed.Clauses.Select(Show)));
    }

    [Fact]
    public void Reads_languages_and_addresses()
    {
        var parsed = QueryParser.Parse("lang:fr,PT-br https://www.example.org/A/b/?utm_source=x#y");

        Assert.Equal(["fr", "pt"], parsed.Languages);
        Assert.Equal(["example.org/a/b"], parsed.Addresses);
    }

    [Fact]
    public void Knows_where_each_part_stands()
    {
        const string Query = "one -two title:three \"four five\" author:\"six\" -\"seven\" note:\"eight\"";
        Assert.All(
            QueryParser.Parse(Query).Clauses,
            clause => Assert.Equal(clause.Text, Query.Substring(clause.Start, clause.Text.Length)));
    }

    private static string Show(Clause clause) =>
        (clause.IsExcluded ? "-" : "")
        + (clause.Field == SearchField.Any ? "" : $"{clause.Field}:")
        + (clause.IsPhrase ? $"[{clause.Text}]" : clause.Text)
        + (clause.IsPrefix ? "*" : "");
}
