using System.Text;
using Tocsin.Core.Posts;
using Tocsin.Telegram.Sending;

namespace Tocsin.Tests.Telegram.Sending;

public sealed class ButtonMemoryTests
{
    private readonly ButtonMemory _memory = new();

    [Theory]
    [InlineData("/article 3")]
    [InlineData("/search 01234567890123456789012345678901234567890123456789012345")]
    [InlineData("/search الرسائل المكتوبة في المدرسة عن الخبز والماء page:2")]
    [InlineData("~not a key of ours")]
    [InlineData("")]
    public void Whatever_a_button_types_fits_into_64_bytes_and_comes_back(string command)
    {
        var data = _memory.DataOf(command);

        Assert.InRange(Encoding.UTF8.GetByteCount(data), 1, 64);
        Assert.Equal(command, _memory.CommandOf(data));
    }

    [Fact]
    public void What_fits_needs_no_memory()
    {
        Assert.Equal("/article 3", new ButtonMemory().CommandOf(_memory.DataOf("/article 3")));
    }

    [Fact]
    public void The_oldest_long_command_is_forgotten_after_5000_newer_ones()
    {
        var oldest = _memory.DataOf(Long(0));
        for (var number = 1; number < 5_000; number++)
        {
            _memory.DataOf(Long(number));
        }

        Assert.Equal(Long(0), _memory.CommandOf(oldest));
        _memory.DataOf(Long(5_000));
        Assert.Null(_memory.CommandOf(oldest));

        static string Long(int number) => "/search " + new string('x', 80) + number;
    }

    [Fact]
    public void Buttons_are_laid_out_in_rows_that_a_phone_shows_and_bad_addresses_are_left_out()
    {
        PostButton[] buttons =
        [
            new("Previous", "/a"), new("Next", "/b"), new("Share this article in the chat", "/c"),
            new("Site", Url: "https://site.example/"), new("Bad", Url: "javascript:alert(1)"), new(" ", "/d"),
        ];

        var rows = Keyboards.Of(buttons, _memory)!.InlineKeyboard;

        Assert.Equal(["Previous|Next", "Share this article in the chat|Site"], rows.Select(row => string.Join('|', row.Select(button => button.Text))));
        Assert.Null(Keyboards.Of([], _memory));
    }
}
