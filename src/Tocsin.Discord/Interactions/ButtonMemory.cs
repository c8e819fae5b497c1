using System.Security.Cryptography;
using System.Text;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Interactions;

/// <summary>What a button types when it is pressed, or a form when it is sent, in the 100 characters of its <c>custom_id</c>.</summary>
/// <remarks>
/// A command that fits travels in the button itself and works for ever. A longer one (a long search with its page) is kept
/// in memory only, since what people search for is never stored: after a restart, or once <see cref="Capacity"/> newer
/// ones came, its button says that it expired. Safe for several threads.
/// </remarks>
internal sealed class ButtonMemory
{
    private const int Capacity = 5_000;

    /// <summary>Before what is remembered, where a command would begin with a slash.</summary>
    private const char Kept = '~';

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _commands = [];
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>The id of a button that does <paramref name="action"/> with <paramref name="command"/>.</summary>
    public string IdOf(ButtonAction action, string command)
    {
        var prefix = $"{(char)action}:";
        return prefix.Length + command.Length <= Limits.CustomId ? prefix + command : prefix + Keep(command);
    }

    /// <summary>What a button does, and with which command; the command is null when it is forgotten, all of it when the id is none of ours.</summary>
    public (ButtonAction Action, string? Command)? Read(string id)
    {
        if (id is not [var action, ':', var first, ..] || !Enum.IsDefined((ButtonAction)action) || first is not ('/' or Kept))
        {
            return null;
        }

        lock (_gate)
        {
            return ((ButtonAction)action, first == '/' ? id[2..] : _commands.GetValueOrDefault(id[2..]));
        }
    }

    private string Keep(string command)
    {
        var key = Kept + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command)).AsSpan(0, 16));
        lock (_gate)
        {
            if (_commands.TryAdd(key, command))
            {
                _oldestFirst.Enqueue(key);
            }

            if (_oldestFirst.Count > Capacity)
            {
                _commands.Remove(_oldestFirst.Dequeue());
            }
        }

        return key;
    }
}

/// <summary>What a press of a button does.</summary>
internal enum ButtonAction
{
    /// <summary>Answers a command, for the one who pressed.</summary>
    Command = 'c',

    /// <summary>Turns the page of an answer in place.</summary>
    Turn = 't',

    /// <summary>Shows an answer to everybody here.</summary>
    Share = 's',

    /// <summary>Answers a command with what was filled in.</summary>
    Form = 'f',
}
