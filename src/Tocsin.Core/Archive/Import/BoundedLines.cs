using System.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads a file line by line without ever holding more of a line than an article may be long.</summary>
internal sealed class BoundedLines(string path) : IDisposable
{
    private const int LongestLine = 16 * 1024 * 1024;

    private readonly StreamReader _reader = new(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;

    /// <summary>The next line without its end, or null after the last.</summary>
    public async ValueTask<BoundedLine?> ReadAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        var tooLong = false;
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await _reader.ReadAsync(_buffer, cancellationToken);
                if (_end == 0)
                {
                    return _line.Length == 0 && !tooLong ? null : Line(tooLong);
                }
            }

            var length = _buffer.AsSpan(_start, _end - _start).IndexOf('\n');
            var piece = length < 0 ? _end - _start : length;
            tooLong |= _line.Length + piece > LongestLine;
            if (!tooLong)
            {
                _line.Append(_buffer, _start, piece);
            }

            _start += length < 0 ? piece : piece + 1;
            if (length >= 0)
            {
                return Line(tooLong);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private BoundedLine Line(bool tooLong) => new(tooLong ? "" : _line.ToString().TrimEnd('\r'), tooLong);
}

/// <summary>A line; empty where it was too long to keep.</summary>
internal sealed record BoundedLine(string Text, bool TooLong);
