using Tocsin.LocalChat;

namespace Tocsin.Tests.LocalChat;

public sealed class LineEditorTests
{
    private readonly LineEditor _editor = new();

    [Fact]
    public void Gives_the_line_on_enter_and_starts_anew()
    {
        Type("/help");

        Assert.Equal("/help", Press(ConsoleKey.Enter));
        Assert.Equal(string.Empty, _editor.Text);
        Assert.Equal(0, _editor.Cursor);
    }

    [Fact]
    public void Inserts_where_the_cursor_is()
    {
        Type("hopital");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Type("s");

        Assert.Equal("hospital", _editor.Text);
    }

    [Fact]
    public void Deletes_a_letter_with_its_marks_as_one()
    {
        Type("e\u0301x");
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.Backspace);

        Assert.Equal("x", _editor.Text);
    }

    [Fact]
    public void Never_leaves_half_of_a_surrogate_pair()
    {
        Type("a\U0001F7E5");
        Press(ConsoleKey.Backspace);

        Assert.Equal("a", _editor.Text);
    }

    [Fact]
    public void Recalls_earlier_lines_and_comes_back_to_an_empty_one()
    {
        Enter("/latest");
        Enter("/help");

        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.UpArrow);
        Assert.Equal("/latest", _editor.Text);
        Press(ConsoleKey.UpArrow);
        Assert.Equal("/latest", _editor.Text);
        Press(ConsoleKey.DownArrow);
        Assert.Equal("/help", _editor.Text);
        Press(ConsoleKey.DownArrow);
        Assert.Equal(string.Empty, _editor.Text);
    }

    [Fact]
    public void Keeps_a_repeated_line_once()
    {
        Enter("/help");
        Enter("/help");

        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.DownArrow);
        Assert.Equal(string.Empty, _editor.Text);
    }

    [Fact]
    public void Control_u_takes_what_stands_before_the_cursor()
    {
        Type("/search hospital");
        _editor.Press(new ConsoleKeyInfo('\u0015', ConsoleKey.U, shift: false, alt: false, control: true));

        Assert.Equal(string.Empty, _editor.Text);
    }

    [Fact]
    public void Holds_its_cursor_inside_the_text_whatever_is_pressed()
    {
        ConsoleKey[] keys =
        [
            ConsoleKey.LeftArrow, ConsoleKey.RightArrow, ConsoleKey.Home, ConsoleKey.End, ConsoleKey.Backspace,
            ConsoleKey.Delete, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.Enter, ConsoleKey.Escape, ConsoleKey.Tab,
        ];
        const string letters = "aé\u0301ح\U0001F7E5 漢";
        var random = new Random(7);
        for (var press = 0; press < 5_000; press++)
        {
            if (random.Next(2) == 0)
            {
                Type(letters[random.Next(letters.Length)].ToString());
            }
            else
            {
                Press(keys[random.Next(keys.Length)]);
            }

            Assert.InRange(_editor.Cursor, 0, _editor.Text.Length);
        }
    }

    private void Type(string text)
    {
        foreach (var character in text)
        {
            _editor.Press(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    private string? Press(ConsoleKey key) => _editor.Press(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));

    private void Enter(string line)
    {
        Type(line);
        Press(ConsoleKey.Enter);
    }
}
