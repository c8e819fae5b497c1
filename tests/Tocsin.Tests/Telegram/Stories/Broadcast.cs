using System.Globalization;
using Tocsin.Core.Chats;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Stories;

/// <summary>Groups that subscribed, and a call for all of them.</summary>
internal sealed class Broadcast(TelegramHost host)
{
    private static readonly string[] Languages = ["en", "fr", "ar"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public IReadOnlyList<SimChat> Groups { get; private set; } = [];

    public async Task SubscribeAsync(int count, string type = "supergroup")
    {
        Groups = [.. Enumerable.Range(1, count).Select(number => host.Simulator.People.Chat($"Group {number}", type))];
        foreach (var (group, index) in Groups.Select((group, index) => (group, index)))
        {
            group.BotStatus = "member";
            var settings = new ChatSettings { Language = Languages[index % Languages.Length] };
            await host.Chats.SubscribeAsync(new TelegramPlace(group.Id).Address, settings, Token);
        }
    }

    public Task CallAsync(string key = "call") => host.Get<DispatchPlanner>().PostByHandAsync(
        new HandPost(key, "A call", Languages.ToDictionary(language => language, Post), Audience.All), Token);

    /// <summary>How many deliveries are in a state.</summary>
    public Task<int> CountAsync(string state) => host.Get<Database>().ReadAsync(
        async session => await session.ScalarAsync<int>("SELECT COUNT(*) FROM delivery WHERE state = @state", new { state }), Token);

    public Task UntilAsync(string state, int count) => TelegramHost.UntilAsync(async () => await CountAsync(state) == count);

    /// <summary>Every message that was sent: where, and under which number.</summary>
    public async Task<IReadOnlyList<(ChatAddress Chat, string Message)>> SentAsync()
    {
        var rows = await host.Get<Database>().ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT c.address AS Address, p.message_id AS Message FROM delivery_part p
                JOIN delivery d ON d.id = p.delivery_id JOIN chat c ON c.id = d.chat_id WHERE p.message_id IS NOT NULL
                """),
            Token);
        return [.. rows.Select(row => (ChatAddress.TryParse(row.Address, out var chat) ? chat : default, row.Message))];
    }

    /// <summary>What the bot has standing in a group.</summary>
    public IReadOnlyList<SimMessage> PostsIn(SimChat group) => [.. group.Standing.Where(message => message.From == host.Simulator.World.Bot)];

    private static Post Post(string language) => new()
    {
        Language = language,
        Title = language switch { "fr" => "Appel", "ar" => "نداء", _ => "Call" },
        Blocks = [new PostParagraph(string.Create(CultureInfo.InvariantCulture, $"({language}) Letters on Friday, at the school."))],
        Source = new SourceLine("A. Author", "A Paper", new DateOnly(2016, 5, 12), "en", "https://site.example/call"),
    };

    private sealed class Row
    {
        public string Address { get; set; } = "";

        public string Message { get; set; } = "";
    }
}
