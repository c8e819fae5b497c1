using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>Pushes updates to the webhook, in order, each until it is answered with success.</summary>
internal sealed class WebhookCaller(UpdateQueue updates, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await updates.Arrival.WaitAsync(cancellationToken);
            if (updates is not { Webhook: { Length: > 0 } url } || updates.Peek() is not { } update)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
            else if (await CallAsync(url, update, cancellationToken))
            {
                updates.Confirm((long)update["update_id"]! + 1);
            }
            else
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> CallAsync(string url, JsonObject update, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(update.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (updates.Secret is { Length: > 0 } secret)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
