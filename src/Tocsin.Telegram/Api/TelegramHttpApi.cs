using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;

namespace Tocsin.Telegram.Api;

/// <summary>The Bot API over HTTPS, by its documentation alone.</summary>
/// <remarks>Each answer tells <paramref name="guard"/> what time it is there: by its <c>Date</c>, or, as a Bot API server of one's
/// own sends none, by the date of the message that it made.</remarks>
internal sealed class TelegramHttpApi(IOptions<TelegramOptions> options, TimeProvider clock, ClockGuard? guard = null) : ITelegramApi, IDisposable
{
    /// <summary>What a long poll may take beyond the time that Telegram was asked to hold it.</summary>
    private static readonly TimeSpan PollSlack = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = TelegramHttp.Create(options.Value.BaseUrl, options.Value.Token);
    private readonly TimeSpan _limit = options.Value.RequestTimeout;

    public Task<ApiAnswer<TelegramUser>> GetMeAsync(CancellationToken cancellationToken) =>
        CallAsync("getMe", new NoFields(), TelegramJson.Default.NoFields, TelegramJson.Default.TelegramUser, cancellationToken);

    public Task<ApiAnswer<IReadOnlyList<TelegramUpdate>>> GetUpdatesAsync(GetUpdates request, CancellationToken cancellationToken) =>
        PostAsync<IReadOnlyList<TelegramUpdate>>(
            "getUpdates",
            RequestBodies.Of(request, TelegramJson.Default.GetUpdates),
            TimeSpan.FromSeconds(request.Timeout) + PollSlack,
            result => [.. result.EnumerateArray().Select(ApiAnswers.Update)],
            cancellationToken);

    public Task<ApiAnswer<bool>> SetWebhookAsync(SetWebhook request, CancellationToken cancellationToken) =>
        DoAsync("setWebhook", request, TelegramJson.Default.SetWebhook, cancellationToken);

    public Task<ApiAnswer<bool>> DeleteWebhookAsync(CancellationToken cancellationToken) =>
        DoAsync("deleteWebhook", new NoFields(), TelegramJson.Default.NoFields, cancellationToken);

    public Task<ApiAnswer<TelegramMessage>> SendMessageAsync(SendMessage request, CancellationToken cancellationToken) =>
        CallAsync("sendMessage", request, TelegramJson.Default.SendMessage, TelegramJson.Default.TelegramMessage, cancellationToken);

    public Task<ApiAnswer<TelegramMessage>> SendPhotoAsync(
        SendPhoto request, PhotoUpload? upload, CancellationToken cancellationToken) =>
        PostAsync(
            "sendPhoto",
            Body(request, TelegramJson.Default.SendPhoto, upload),
            _limit,
            result => ApiAnswers.Value(result, TelegramJson.Default.TelegramMessage),
            cancellationToken);

    public Task<ApiAnswer<bool>> EditMessageTextAsync(EditMessageText request, CancellationToken cancellationToken) =>
        DoAsync("editMessageText", request, TelegramJson.Default.EditMessageText, cancellationToken);

    public Task<ApiAnswer<bool>> EditMessageCaptionAsync(EditMessageCaption request, CancellationToken cancellationToken) =>
        DoAsync("editMessageCaption", request, TelegramJson.Default.EditMessageCaption, cancellationToken);

    public Task<ApiAnswer<bool>> EditMessageMediaAsync(
        EditMessageMedia request, PhotoUpload? upload, CancellationToken cancellationToken) =>
        PostAsync("editMessageMedia", Body(request, TelegramJson.Default.EditMessageMedia, upload), _limit, Done, cancellationToken);

    public Task<ApiAnswer<bool>> DeleteMessageAsync(DeleteMessage request, CancellationToken cancellationToken) =>
        DoAsync("deleteMessage", request, TelegramJson.Default.DeleteMessage, cancellationToken);

    public Task<ApiAnswer<bool>> AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken cancellationToken) =>
        DoAsync("answerCallbackQuery", request, TelegramJson.Default.AnswerCallbackQuery, cancellationToken);

    public Task<ApiAnswer<bool>> AnswerInlineQueryAsync(AnswerInlineQuery request, CancellationToken cancellationToken) =>
        DoAsync("answerInlineQuery", request, TelegramJson.Default.AnswerInlineQuery, cancellationToken);

    public Task<ApiAnswer<TelegramChatMember>> GetChatMemberAsync(GetChatMember request, CancellationToken cancellationToken) =>
        CallAsync(
            "getChatMember", request, TelegramJson.Default.GetChatMember, TelegramJson.Default.TelegramChatMember, cancellationToken);

    public Task<ApiAnswer<TelegramFile>> GetFileAsync(GetFile request, CancellationToken cancellationToken) =>
        CallAsync("getFile", request, TelegramJson.Default.GetFile, TelegramJson.Default.TelegramFile, cancellationToken);

    public async Task<ApiAnswer<byte[]>> DownloadAsync(string filePath, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(TelegramHttp.FileAt(filePath), either.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(either.Token)
                : new ApiProblem.Refused((int)response.StatusCode, "the file is not to be had", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiProblem.NotSent($"no answer within {_limit.TotalSeconds:0} s");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new ApiProblem.NotSent("connection failed");
        }
    }

    public Task<ApiAnswer<IReadOnlyList<BotCommand>>> GetMyCommandsAsync(GetMyCommands request, CancellationToken cancellationToken) =>
        CallAsync(
            "getMyCommands", request, TelegramJson.Default.GetMyCommands, TelegramJson.Default.IReadOnlyListBotCommand, cancellationToken);

    public Task<ApiAnswer<bool>> SetMyCommandsAsync(SetMyCommands request, CancellationToken cancellationToken) =>
        DoAsync("setMyCommands", request, TelegramJson.Default.SetMyCommands, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static HttpContent Body<T>(T request, JsonTypeInfo<T> type, PhotoUpload? upload) =>
        upload is null ? RequestBodies.Of(request, type) : RequestBodies.Of(request, type, upload);

    private static bool Done(JsonElement result) => true;

    private Task<ApiAnswer<bool>> DoAsync<TRequest>(
        string method, TRequest request, JsonTypeInfo<TRequest> type, CancellationToken cancellationToken) =>
        PostAsync(method, RequestBodies.Of(request, type), _limit, Done, cancellationToken);

    private Task<ApiAnswer<TResult>> CallAsync<TRequest, TResult>(
        string method,
        TRequest request,
        JsonTypeInfo<TRequest> type,
        JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken) =>
        PostAsync(method, RequestBodies.Of(request, type), _limit, result => ApiAnswers.Value(result, resultType), cancellationToken);

    private async Task<ApiAnswer<T>> PostAsync<T>(
        string method, HttpContent body, TimeSpan limit, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var tracked = new TrackedContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(method, UriKind.Relative)) { Content = tracked };
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var asked = clock.GetUtcNow();
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            var answer = ApiAnswers.Read(response.StatusCode, response.Headers.RetryAfter, bytes, read);
            if (answer.IsOk && (response.Headers.Date ?? (answer.Value as TelegramMessage)?.MadeAt) is { } there)
            {
                guard?.Observe(asked, there);
            }

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(tracked, $"no answer within {limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            // The error's kind, never its message: that could quote an address or a server's words.
            return Lost(tracked, $"connection failed ({failure.HttpRequestError})");
        }
        catch (IOException)
        {
            return Lost(tracked, "connection failed while reading the answer");
        }
    }

    private static ApiProblem Lost(TrackedContent body, string reason) =>
        body.Started ? new ApiProblem.InDoubt(reason) : new ApiProblem.NotSent(reason);
}
