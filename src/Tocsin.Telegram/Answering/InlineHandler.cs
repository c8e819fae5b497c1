using System.Globalization;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands.Cards;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Answering;

/// <summary>Answers <c>@bot words</c>, typed in any chat, with articles to share: each becomes a card with its source.</summary>
/// <remarks>Telegram asks at every keystroke and forgets the query; so do we.</remarks>
internal sealed partial class InlineHandler(ITelegramApi api, ArticleCards cards, ILogger<InlineHandler> log)
{
    /// <summary>Of the 50 that one answer may hold (core.telegram.org/bots/api#answerinlinequery).</summary>
    private const int CardsInAnswer = 10;

    private const int SecondsToCache = 60;
    private const int LongestDescription = 200;

    public async Task HandleAsync(TelegramInlineQuery query, CancellationToken cancellationToken)
    {
        var words = Words.For(query.From.LanguageCode);
        _ = int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
        var page = string.IsNullOrWhiteSpace(query.Query)
            ? new ArticleCardPage([], 0)
            : await cards.FindAsync(query.Query, words.Language, CardsInAnswer, offset, cancellationToken);
        var next = offset + page.Cards.Count;
        var answer = await api.AnswerInlineQueryAsync(
            new AnswerInlineQuery(
                query.Id,
                [.. page.Cards.Select(Result)],
                SecondsToCache,
                IsPersonal: true,
                NextOffset: page.Cards.Count > 0 && next < page.Total ? next.ToString(CultureInfo.InvariantCulture) : "",
                Button: new InlineQueryResultsButton(words["telegram.inline-more"], "help")),
            cancellationToken);
        if (!answer.IsOk)
        {
            Log.NotAnswered(log, answer.Problem.Text);
        }
    }

    private static InlineQueryResultArticle Result(ArticleCard card)
    {
        // A card is short; of a freakishly long one the last message is the one with the source.
        var part = PostRenderer.Render(card.Post, new ChatSettings { Language = card.Post.Language })[^1];
        return new InlineQueryResultArticle(
            card.Id.ToString(CultureInfo.InvariantCulture),
            card.Title,
            new InputTextMessageContent(MessagePayload.FromJson(part.Payload).Html, "HTML", LinkPreviewOptions: null),
            card.Description.Length <= LongestDescription ? card.Description : card.Description[..Whole(card.Description, LongestDescription)] + "…");
    }

    /// <summary>A cut that parts no character outside the basic plane.</summary>
    private static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    private static partial class Log
    {
        [LoggerMessage(7310, LogLevel.Information, "An inline query was not answered ({Problem})")]
        public static partial void NotAnswered(ILogger log, string problem);
    }
}
