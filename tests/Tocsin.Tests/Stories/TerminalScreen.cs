using System.Text;
using System.Threading.Channels;
using Spectre.Console;
using Tocsin.LocalChat;

namespace Tocsin.Tests.Stories;

/// <summary>The local chat's terminal as a test sees it: what it shows, what is typed, and a wait for words to appear.</summary>
internal sealed class TerminalScreen : TextWriter
{
    /// <summary>Bounds a story that fails; one that passes never waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Words, TaskCompletionSource Appeared)> _awaited = [];
    private readonly TypedLines _typed = new();

    /// <param name="width">How many characters a line has.</param>
    public TerminalScreen(int width = 200)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(this),
        });
        console.Profile.Width = width;
        Terminal = new LocalTerminal(console, _typed, isInteractive: false);
    }

    public LocalTerminal Terminal { get; }

    public override Encoding Encoding => Encoding.UTF8;

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => _typed.Add(line);

    /// <summary>Ends the input, as Ctrl-D does.</summary>
    public void End() => _typed.End();

    /// <summary>Done as soon as <paramref name="words"/> stand on the screen. Bounded, so that a story that fails says so.</summary>
    public async Task SeeAsync(string words)
    {
        TaskCompletionSource appeared = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_text.ToString().Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            _awaited.Add((words, appeared));
        }

        try
        {
            await appeared.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"'{words}' never appeared. The screen shows:\n{Text}");
        }
    }

    /// <summary>How often <paramref name="words"/> stand on the screen.</summary>
    public int Count(string words) => Text.Split(words).Length - 1;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            var shown = _text.ToString();
            foreach (var (words, appeared) in _awaited.Where(awaited => shown.Contains(awaited.Words, StringComparison.Ordinal)))
            {
                appeared.TrySetResult();
            }
        }
    }

    /// <summary>Lines that a test types, one after the other, until it ends them.</summary>
    private sealed class TypedLines : TextReader
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public void Add(string line) => _lines.Writer.TryWrite(line);

        public void End() => _lines.Writer.TryComplete();

        // Read on the terminal's own thread, which may block as on a real terminal.
        public override string? ReadLine() =>
            _lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && _lines.Reader.TryRead(out var line) ? line : null;
    }
}
