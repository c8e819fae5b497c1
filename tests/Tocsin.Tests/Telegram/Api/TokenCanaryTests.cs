using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Tocsin.Telegram;
using Tocsin.Telegram.Api;

namespace Tocsin.Tests.Telegram.Api;

/// <summary>Listens to everything that a log, a trace or a report could be made of, and looks for the token in it.</summary>
public sealed class TokenCanaryTests
{
    private const string Canary = "987654321:CANARY-token-that-must-never-be-seen";

    [Fact]
    public async Task The_token_shows_in_no_trace_event_exception_or_answer()
    {
        using var ears = new Ears();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var options = Options.Create(new TelegramOptions
        {
            Token = Canary,
            BaseUrl = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}",
        });
        using var api = new TelegramHttpApi(options, TimeProvider.System);

        var seenByServer = await AnswerAsync(server, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnull", api, ears);
        await AnswerAsync(server, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", api, ears);
        await AnswerAsync(server, "not HTTP at all\r\n\r\n", api, ears);
        await AnswerAsync(server, "", api, ears);
        server.Stop();
        ears.Hear((await api.GetMeAsync(TestContext.Current.CancellationToken)).ToString());

        // The listening works and the token was really sent.
        Assert.Contains($"POST /bot{Canary}/getMe", seenByServer, StringComparison.Ordinal);
        Assert.Contains(ears.Heard, heard => heard.Contains("getMe", StringComparison.Ordinal));
        Assert.DoesNotContain(ears.Heard, heard => heard.Contains("CANARY", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> AnswerAsync(TcpListener server, string answer, TelegramHttpApi api, Ears ears)
    {
        var asking = api.GetMeAsync(TestContext.Current.CancellationToken);
        using var connection = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var request = new byte[4096];
        var read = 0;
        while (!Encoding.ASCII.GetString(request, 0, read).Contains("{}", StringComparison.Ordinal))
        {
            read += await connection.GetStream().ReadAsync(request.AsMemory(read), TestContext.Current.CancellationToken);
        }

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        connection.Close();
        ears.Hear((await asking).ToString());
        return Encoding.ASCII.GetString(request, 0, read);
    }

    private sealed class Ears : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly ConcurrentQueue<string> _heard = new();
        private readonly ActivityListener _activities;
        private readonly IDisposable _diagnostics;

        public Ears()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Hear(
                    activity.DisplayName + string.Join(' ', activity.TagObjects) + string.Join(' ', activity.Events.SelectMany(e => e.Tags))),
            };
            ActivitySource.AddActivityListener(_activities);
            _diagnostics = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public IEnumerable<string> Heard => _heard;

        public void Hear(string? text) => _heard.Enqueue(text ?? "");

        public override void Dispose()
        {
            _activities.Dispose();
            _diagnostics.Dispose();
            base.Dispose();
        }

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value) => value.Subscribe(this);

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value) =>
            Hear($"{value.Key} {value.Value}");

        void IObserver<DiagnosticListener>.OnCompleted()
        {
        }

        void IObserver<DiagnosticListener>.OnError(Exception error)
        {
        }

        void IObserver<KeyValuePair<string, object?>>.OnCompleted()
        {
        }

        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
        {
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Hear($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? (IReadOnlyList<object?>)[])}");
    }
}
