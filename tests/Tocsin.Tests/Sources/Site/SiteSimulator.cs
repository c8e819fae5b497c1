using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tocsin.Tests.Sources.Site;

/// <summary>A web site on this machine that answers as it is told and remembers what it was asked.</summary>
internal sealed class SiteSimulator : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<SiteRequest, SiteAnswer?>> _pages = new();
    private readonly Task _serving;

    public SiteSimulator()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every request, in order.</summary>
    public ConcurrentQueue<SiteRequest> Requests { get; } = new();

    public IEnumerable<string> Paths => Requests.Select(request => request.Path);

    public Uri Address(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    /// <summary>What the site answers at a path; null leaves the request hanging.</summary>
    public void On(string path, Func<SiteRequest, SiteAnswer?> answer) => _pages[path] = answer;

    public void On(string path, string body, string type = "text/html; charset=utf-8") => On(path, _ => SiteAnswer.Text(body, type));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> visits = [];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                visits.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(visits);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await SiteRequest.ReadAsync(stream, _stop.Token);
                Requests.Enqueue(request);
                var answer = _pages.TryGetValue(request.Path, out var page) ? page(request) : new SiteAnswer(404);
                if (answer is null)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                await stream.WriteAsync(answer!.ToBytes(), _stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // The visitor went away, or the site is closing.
            }
        }
    }
}

internal sealed record SiteRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<SiteRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var first = await reader.ReadLineAsync(cancellationToken) ?? throw new IOException("no request");
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var parts = line.Split(':', 2);
            headers[parts[0]] = parts[1].Trim();
        }

        return new SiteRequest(first.Split(' ')[1], headers);
    }
}

internal sealed record SiteAnswer(int Status)
{
    public byte[] Body { get; init; } = [];

    public IReadOnlyList<string> Headers { get; init; } = [];

    public static SiteAnswer Text(string body, string type, params string[] headers) =>
        new(200) { Body = Encoding.UTF8.GetBytes(body), Headers = [$"Content-Type: {type}", .. headers] };

    public static SiteAnswer Redirect(int status, string place) => new(status) { Headers = [$"Location: {place}"] };

    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Made up\r\n");
        foreach (var header in Headers)
        {
            head.Append(header).Append("\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\nConnection: close\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Body];
    }
}
