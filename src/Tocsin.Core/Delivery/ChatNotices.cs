using Tocsin.Core.Chats;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Delivery;

/// <summary>Tells organizers of chats that can no longer be posted to, and of those that are back, however it came about.</summary>
/// <remarks>What a chat's own admins did is theirs and is not told.</remarks>
internal static class ChatNotices
{
    public static async Task AddAsync(DbSession session, DateTimeOffset now)
    {
        var changed = await session.QueryAsync<Row>(
            """
            SELECT id AS Id, platform AS Platform, suspended AS Suspended, told AS Told FROM chat
            WHERE COALESCE(suspended, '') <> told ORDER BY id LIMIT 200
            """);
        foreach (var chat in changed)
        {
            var (isLost, wasLost) = (IsLoss(chat.Suspended), IsLoss(chat.Told));
            if (isLost || (wasLost && chat.Suspended is null))
            {
                await NoticeStore.AddAsync(
                    session,
                    isLost ? NoticeKind.ChatSuspended : NoticeKind.ChatBack,
                    $"chat:{chat.Id}",
                    isLost ? [chat.Label, new Phrase($"chat.suspended.{chat.Suspended!.ToLowerInvariant()}").Stored] : [chat.Label],
                    now);
            }

            await session.ExecuteAsync(
                "UPDATE chat SET told = @Told WHERE id = @Id", new { chat.Id, Told = chat.Suspended ?? "" });
        }
    }

    private static bool IsLoss(string? reason) =>
        reason is not (null or "" or nameof(SuspendReason.Unsubscribed) or nameof(SuspendReason.Erased));

    private sealed class Row
    {
        public long Id { get; set; }

        public string Platform { get; set; } = "";

        public string? Suspended { get; set; }

        public string Told { get; set; } = "";

        public string Label => Chat.LabelOf(Id, Platform);
    }
}
