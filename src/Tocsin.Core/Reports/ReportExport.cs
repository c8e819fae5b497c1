using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Reports;

/// <summary>A report for other programs. Chats are named by number; their addresses only where the caller says so.</summary>
public static class ReportExport
{
    private const string Columns = "post,name,planned_utc,chat,platform,state,reason,messages,messages_sent,first_sent_utc,last_sent_utc";

    private static readonly ReportJsonContext Json = new(new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>One line a chat below a line of names (RFC 4180), with LF between.</summary>
    public static string Csv(DispatchReport report, IReadOnlyList<ReportChat> chats, bool withAddresses)
    {
        var csv = new StringBuilder(Columns).Append(withAddresses ? ",address\n" : "\n");
        foreach (var chat in chats)
        {
            string?[] fields =
            [
                Number(report.Id), report.Name, Utc(report.Planned), Number(chat.Chat), chat.Platform, chat.State.ToText(), chat.Reason,
                Number(chat.Parts), Number(chat.PartsSent), Utc(chat.FirstSent), Utc(chat.LastSent),
            ];
            csv.AppendJoin(',', fields.Concat(withAddresses ? [chat.Address] : []).Select(Field)).Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>The report as one line of JSON.</summary>
    public static string JsonLine(DispatchReport report, IReadOnlyList<ReportChat> chats, bool withAddresses) =>
        JsonSerializer.Serialize(ReportJson.Of(report, chats, withAddresses), Json.ReportJson);

    /// <summary>The report as JSON with a line for each chat: put together again, pieces that are cut at lines are JSON.</summary>
    public static string JsonRows(DispatchReport report, IReadOnlyList<ReportChat> chats)
    {
        const string NoRows = "[]}";
        var whole = ReportJson.Of(report, chats, withAddresses: false);
        var head = JsonSerializer.Serialize(whole with { Deliveries = [] }, Json.ReportJson);
        return $"{head[..^NoRows.Length]}[\n{string.Join(",\n", whole.Deliveries.Select(row => JsonSerializer.Serialize(row, Json.ReportChatJson)))}\n]}}";
    }

    /// <summary>Quoted where it must be; what a spreadsheet would take for a formula is text.</summary>
    private static string Field(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + text : text ?? "";
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Utc(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
