using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Telegram.Sending;

/// <summary>What a button types when it is pressed, in the 64 bytes that Telegram gives it (core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
/// <remarks>
/// A command that fits travels in the button itself and works for ever. A longer one (a long search with its page) is kept in
/// memory only, since what people search for is never stored: after a restart, or once <see cref="Capacity"/> newer ones came,
/// its button says that it is too old. Safe for several threads.
/// </remarks>
internal sealed class ButtonMemory
{
    private const int Capacity = 5_000;
    private const int LongestInBytes = 64;
    private const char Kept = '~';

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _commands = [];
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>The <c>callback_data</c> for <paramref name="command"/>.</summary>
    public string DataOf(string command)
    {
        if (command is not [] and not [Kept, ..] && Encoding.UTF8.GetByteCount(command) <= LongestInBytes)
        {
            return command;
        }

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

    /// <summary>The command behind a button; null when it is forgotten.</summary>
    public string? CommandOf(string data)
    {
        if (data is not [Kept, ..])
        {
            return data;
        }

        lock (_gate)
        {
            return _commands.GetValueOrDefault(data);
        }
    }
}
