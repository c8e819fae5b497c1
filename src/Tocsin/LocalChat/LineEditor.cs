using System.Globalization;
using System.Text;

namespace Tocsin.LocalChat;

/// <summary>The line that a person is typing: its text, the cursor and the lines before it. No terminal in it.</summary>
/// <remarks>Moves and deletes by grapheme, so that an Arabic letter with its marks or an emoji is one step.</remarks>
internal sealed class LineEditor
{
    private readonly List<string> _history = [];
    private readonly StringBuilder _text = new();
    private int _recalled;

    public string Text => _text.ToString();

    /// <summary>Where the next character goes, in UTF-16 units.</summary>
    public int Cursor { get; private set; }

    /// <summary>Takes one key. Returns the finished line on Enter, else null.</summary>
    public string? Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Finish();
            case ConsoleKey.Backspace:
                Remove(Before(), Cursor);
                break;
            case ConsoleKey.Delete:
                Remove(Cursor, After());
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Before();
                break;
            case ConsoleKey.RightArrow:
                Cursor = After();
                break;
            case ConsoleKey.Home or ConsoleKey.A when key.Key == ConsoleKey.Home || IsControl(key):
                Cursor = 0;
                break;
            case ConsoleKey.End or ConsoleKey.E when key.Key == ConsoleKey.End || IsControl(key):
                Cursor = _text.Length;
                break;
            case ConsoleKey.U when IsControl(key):
                Remove(0, Cursor);
                break;
            case ConsoleKey.UpArrow:
                Recall(_recalled - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_recalled + 1);
                break;
            case ConsoleKey.Escape:
                Replace(string.Empty);
                break;
            default:
                Type(key.KeyChar);
                break;
        }

        return null;
    }

    private static bool IsControl(ConsoleKeyInfo key) => key.Modifiers.HasFlag(ConsoleModifiers.Control);

    private void Type(char character)
    {
        if (!char.IsControl(character))
        {
            _text.Insert(Cursor++, character);
        }
    }

    private string Finish()
    {
        var line = Text;
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
        {
            _history.Add(line);
        }

        _recalled = _history.Count;
        Replace(string.Empty);
        return line;
    }

    private void Recall(int index)
    {
        if (index >= 0 && index <= _history.Count)
        {
            _recalled = index;
            Replace(index == _history.Count ? string.Empty : _history[index]);
        }
    }

    private void Replace(string text)
    {
        _text.Clear().Append(text);
        Cursor = _text.Length;
    }

    private void Remove(int start, int end)
    {
        _text.Remove(start, end - start);
        Cursor = start;
    }

    private int Before() =>
        StringInfo.ParseCombiningCharacters(Text).LastOrDefault(start => start < Cursor);

    private int After()
    {
        var next = StringInfo.ParseCombiningCharacters(Text).FirstOrDefault(start => start > Cursor);
        return next == 0 ? _text.Length : next;
    }
}
