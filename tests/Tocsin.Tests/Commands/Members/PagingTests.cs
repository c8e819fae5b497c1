using Tocsin.Core.Commands.Members;
using Tocsin.Core.Wording;

namespace Tocsin.Tests.Commands.Members;

public sealed class PagingTests
{
    [Theory]
    [InlineData("hospital", 1, "hospital")]
    [InlineData("hospital page:2", 2, "hospital")]
    [InlineData("\"local councils\" from:2016-05 PAGE:3", 3, "\"local councils\" from:2016-05")]
    [InlineData("page:4", 4, "")]
    [InlineData("", 1, "")]
    [InlineData("page:0", 1, "page:0")]
    [InlineData("page:99999", 1, "page:99999")]
    [InlineData("page:two", 1, "page:two")]
    [InlineData("ماء page:٢", 2, "ماء")]
    [InlineData("hospital page:3.", 3, "hospital")]
    public void Reads_the_page_at_the_end(string arguments, int page, string rest) =>
        Assert.Equal(new Paging(page, rest), Paging.Read(arguments));

    [Fact]
    public void Its_buttons_type_what_it_reads()
    {
        var buttons = new Paging(2, "hospital").Buttons("search", total: 11, Words.For("en"));

        Assert.Equal(["/search hospital page:1", "/search hospital page:3"], buttons.Select(button => button.Command));
    }

    [Theory]
    [InlineData(9, 11, "/search hospital page:3")]
    [InlineData(9, 5, "/search hospital page:1")]
    [InlineData(3, 11, "/search hospital page:2")]
    public void Past_the_end_the_page_before_is_the_last_that_there_is(int page, int total, string command) =>
        Assert.Equal(command, Assert.Single(new Paging(page, "hospital").Buttons("search", total, Words.For("en"))).Command);

    [Fact]
    public void Has_no_button_where_there_is_nothing() =>
        Assert.Empty(new Paging(9, "hospital").Buttons("search", total: 0, Words.For("en")));

    [Fact]
    public void Has_no_button_beyond_either_end() =>
        Assert.Empty(new Paging(1, "hospital").Buttons("search", total: 5, Words.For("en")));
}
