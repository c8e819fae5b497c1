namespace Tocsin.Core.Archive;

/// <summary>The spelling by which topics are compared: "Human Rights " and "human rights" are one.</summary>
internal static class TopicKey
{
    public static string Of(string topic) => topic.Trim().ToLowerInvariant();
}
