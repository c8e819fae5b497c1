using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.State;

/// <summary>What people do, as the bot comes to know of it.</summary>
internal sealed class People(World world, UpdateQueue updates)
{
    private long _lastPerson = 1000;
    private long _lastGroup = 5000;
    private long _lastQuery;

    public SimUser Person(string name, string? language = "en")
    {
        lock (world.Gate)
        {
            var person = new SimUser(++_lastPerson, name, language);
            world.People.Add(person.Id, person);
            world.Chats.Add(person.Id, new SimChat(person.Id, "private", name) { BotStatus = "member" });
            return person;
        }
    }

    /// <summary>A chat that the bot is not in yet.</summary>
    public SimChat Chat(string title, string type = "supergroup", IEnumerable<long>? topics = null)
    {
        lock (world.Gate)
        {
            var number = ++_lastGroup;
            var chat = new SimChat(type == "group" ? -number : -1_000_000_000_000 - number, type, title);
            foreach (var topic in topics ?? [])
            {
                chat.Topics.Add(topic, true);
            }

            world.Chats.Add(chat.Id, chat);
            return chat;
        }
    }

    public void AddBot(SimChat chat, SimUser by) => SetBot(chat, by, chat.Type == "channel" ? "administrator" : "member");

    /// <summary>Kicks it from a group; in a private chat, blocks it.</summary>
    public void KickBot(SimChat chat, SimUser by) => SetBot(chat, by, "kicked");

    public void SetBot(SimChat chat, SimUser by, string status)
    {
        lock (world.Gate)
        {
            var old = chat.BotStatus;
            chat.BotStatus = status;
            updates.Add("my_chat_member", new JsonObject
            {
                ["chat"] = chat.ToJson(),
                ["from"] = by.ToJson(),
                ["date"] = Now(),
                ["old_chat_member"] = Member(old),
                ["new_chat_member"] = Member(status),
            });
        }
    }

    /// <summary>Writes into a chat. The bot hears what privacy mode lets it hear.</summary>
    public SimMessage Say(SimUser person, SimChat chat, string text, long? topic = null) => Write(person, chat, text, topic, null, null);

    /// <summary>Sends a photo with words below it.</summary>
    public SimMessage SayWithPhoto(SimUser person, SimChat chat, string caption, byte[] photo)
    {
        lock (world.Gate)
        {
            var id = $"photo{world.Files.Count}";
            world.Files.Add(id, photo);
            return Write(person, chat, caption, null, id, null);
        }
    }

    /// <summary>Answers a message. Of a reply to itself the bot hears whatever it says.</summary>
    public SimMessage Reply(SimUser person, SimMessage to, string text) => Write(person, to.Chat, text, to.Topic, null, to);

    private SimMessage Write(SimUser person, SimChat chat, string text, long? topic, string? photo, SimMessage? to)
    {
        lock (world.Gate)
        {
            var message = chat.Add(new SimMessage
            {
                Id = chat.NextMessageId(),
                Chat = chat,
                From = person,
                Date = world.Clock.GetUtcNow(),
                Topic = topic,
                Words = new MarkedText(text, Commands(text)),
                Photo = photo,
                ReplyTo = to?.Id,
            });
            if (Hears(chat, text) || to?.From.Id == world.Bot.Id)
            {
                var json = message.ToJson();
                if (to is not null)
                {
                    json["reply_to_message"] = to.ToJson();
                }

                updates.Add(chat.Type == "channel" ? "channel_post" : "message", json);
            }

            return message;
        }
    }

    /// <summary>Presses a button; returns the query's id.</summary>
    public string Press(SimUser person, SimMessage message, string data)
    {
        lock (world.Gate)
        {
            var id = Query();
            updates.Add("callback_query", new JsonObject
            {
                ["id"] = id,
                ["from"] = person.ToJson(),
                ["message"] = message.ToJson(),
                ["chat_instance"] = "1",
                ["data"] = data,
            });
            return id;
        }
    }

    /// <summary>Types <c>@bot words</c> anywhere; returns the query's id.</summary>
    public string AskInline(SimUser person, string words, string offset = "")
    {
        lock (world.Gate)
        {
            var id = Query();
            updates.Add("inline_query", new JsonObject
            {
                ["id"] = id,
                ["from"] = person.ToJson(),
                ["query"] = words,
                ["offset"] = offset,
            });
            return id;
        }
    }

    /// <summary>Turns a group into a supergroup, with what the bot is told of it.</summary>
    public SimChat Migrate(SimChat group)
    {
        var supergroup = Chat(group.Title);
        lock (world.Gate)
        {
            supergroup.BotStatus = group.BotStatus;
            supergroup.Admins.UnionWith(group.Admins);
            group.MigratedTo = supergroup.Id;
            updates.Add("message", Service(group, "migrate_to_chat_id", supergroup.Id));
            updates.Add("message", Service(supergroup, "migrate_from_chat_id", group.Id));
            return supergroup;
        }
    }

    public void SetTopic(SimChat chat, long topic, bool open)
    {
        lock (world.Gate)
        {
            chat.Topics[topic] = open;
            var service = Service(chat, open ? "forum_topic_reopened" : "forum_topic_closed", new JsonObject());
            service["message_thread_id"] = topic;
            service["is_topic_message"] = true;
            updates.Add("message", service);
        }
    }

    private static List<MarkedText.Entity> Commands(string text) =>
        text.StartsWith('/') ? [new("bot_command", 0, text.Split(' ', '\n')[0].Length)] : [];

    private bool Hears(SimChat chat, string text) => chat.BotStatus is not ("left" or "kicked") && (
        chat.Type is "private" or "channel"
        || chat.BotStatus == "administrator"
        || (text.StartsWith('/') && (!text.Split(' ')[0].Contains('@', StringComparison.Ordinal)
            || text.Split(' ')[0].EndsWith($"@{world.Bot.Username}", StringComparison.OrdinalIgnoreCase))));

    private JsonObject Member(string status)
    {
        var json = new JsonObject { ["status"] = status, ["user"] = world.Bot.ToJson() };
        if (status == "kicked")
        {
            json["until_date"] = 0;
        }

        return json;
    }

    private JsonObject Service(SimChat chat, string what, JsonNode value) => new()
    {
        ["message_id"] = chat.NextMessageId(),
        ["chat"] = chat.ToJson(),
        ["date"] = Now(),
        [what] = value,
    };

    private string Query()
    {
        var id = $"q{++_lastQuery}";
        world.OpenQueries.Add(id);
        return id;
    }

    private long Now() => world.Clock.GetUtcNow().ToUnixTimeSeconds();
}
