namespace Tocsin.Core.Archive;

/// <summary>A topic of the archive and how many articles carry it.</summary>
internal sealed record TopicCount(string Topic, long Articles);
