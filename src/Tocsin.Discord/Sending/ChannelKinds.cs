using System.Collections.Concurrent;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Sending;

/// <summary>Which channels are forums or announcement channels, as far as the gateway or an answer has told.</summary>
/// <remarks>Only those are kept: ordinary channels are many and need nothing of their own.</remarks>
internal sealed class ChannelKinds
{
    private readonly ConcurrentDictionary<string, int> _special = new();

    public void Saw(ChannelInfo channel)
    {
        if (channel.Type is ChannelInfo.Announcement or ChannelInfo.Forum or ChannelInfo.Media)
        {
            _special[channel.Id] = channel.Type;
        }
        else
        {
            _special.TryRemove(channel.Id, out _);
        }
    }

    public bool IsForum(string channel) =>
        _special.GetValueOrDefault(channel) is ChannelInfo.Forum or ChannelInfo.Media;

    public bool IsAnnouncement(string channel) =>
        _special.GetValueOrDefault(channel) == ChannelInfo.Announcement;
}
