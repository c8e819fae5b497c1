using System.Threading.Channels;
using Spectre.Console;

namespace Tocsin.LocalChat;

/// <summary>The terminal: prints posts above the line that a person is typing, and hands on each finished line.</summary>
/// <remarks>
/// With a real terminal at both ends it edits the line itself, so that a post that arrives does not tear it; with a pipe at
/// either end it reads and writes plain lines. Safe to print to from several threads.
/// </remarks>
internal sealed class LocalTerminal(IAnsiConsole console, TextReader input, bool isInteractive)
{
    private const string Mark = "› ";

    private readonly LineEditor _editor = new();
    private readonly Lock _gate = new();
    private bool _isPrompting;
    private string _speaker = "";

    public bool IsInteractive => isInteractive;

    private string Prompt => _speaker.Length == 0 ? Mark : $"{_speaker} {Mark}";

    /// <summary>The prompt says from now on who speaks; empty for the machine's keeper.</summary>
    public void SpeakAs(string name)
    {
        lock (_gate)
        {
            ErasePrompt();
            _speaker = name;
            DrawPrompt();
        }
    }

    /// <summary>The process's own terminal.</summary>
    public static LocalTerminal OfThisProcess()
    {
        var isInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        return new LocalTerminal(TerminalOutput.Create(), Console.In, isInteractive);
    }

    public void Print(Action<IAnsiConsole> print)
    {
        lock (_gate)
        {
            ErasePrompt();
            print(console);
            DrawPrompt();
        }
    }

    /// <summary>The lines as they are finished; ends when the input does.</summary>
    public ChannelReader<string> ReadLines(CancellationToken cancellationToken)
    {
        var lines = Channel.CreateUnbounded<string>();
        // A blocking read can't be cancelled: it has a thread of its own, which the process does not wait for.
        var thread = new Thread(() => Read(lines.Writer, cancellationToken)) { IsBackground = true, Name = "terminal input" };
        thread.Start();
        return lines.Reader;
    }

    /// <summary>Shows that the terminal listens, once all that a start prints is printed.</summary>
    public void ShowPrompt()
    {
        lock (_gate)
        {
            _isPrompting = isInteractive;
            DrawPrompt();
        }
    }

    /// <summary>Leaves the cursor at the start of a fresh line.</summary>
    public void Close()
    {
        lock (_gate)
        {
            ErasePrompt();
            _isPrompting = false;
        }
    }

    private void Read(ChannelWriter<string> lines, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && ReadLine() is { } line)
            {
                lines.TryWrite(line);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The terminal went away: the same as its end.
        }

        lines.TryComplete();
    }

    private string? ReadLine()
    {
        if (!isInteractive)
        {
            return input.ReadLine();
        }

        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.D && key.Modifiers.HasFlag(ConsoleModifiers.Control) && _editor.Text.Length == 0)
            {
                return null;
            }

            lock (_gate)
            {
                var typed = _editor.Text;
                if (_editor.Press(key) is { } line)
                {
                    ErasePrompt();
                    console.MarkupLineInterpolated($"[dim]{Prompt}[/]{typed}");
                    return line;
                }

                DrawPrompt();
            }
        }
    }

    private void ErasePrompt()
    {
        if (_isPrompting)
        {
            Console.Write("\r\u001b[K");
        }
    }

    private void DrawPrompt()
    {
        if (!_isPrompting)
        {
            return;
        }

        var room = Math.Max(10, console.Profile.Width - Prompt.GetCellWidth() - 1);
        var start = Math.Max(0, _editor.Cursor - room);
        var visible = _editor.Text[start..Math.Min(_editor.Text.Length, start + room)];
        var column = Prompt.GetCellWidth() + _editor.Text[start.._editor.Cursor].GetCellWidth() + 1;
        Console.Write($"\r\u001b[K{Prompt}{visible}\u001b[{column}G");
    }
}
