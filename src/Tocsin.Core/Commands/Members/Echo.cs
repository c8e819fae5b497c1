using Tocsin.Core.Organizers;
using Tocsin.Core.Search.Snippets;

namespace Tocsin.Core.Commands.Members;

/// <summary>What a person typed, as an answer says it again.</summary>
internal static class Echo
{
    /// <summary>More than a long question has; a pasted page would fill the answer.</summary>
    private const int Most = 80;

    /// <summary>On one line; what is longer than about 80 characters is cut at a word's end where there is one, with an ellipsis.</summary>
    public static string Of(string typed)
    {
        var line = OneLine.Of(typed, int.MaxValue);
        return line.Length <= Most ? line : line[..SafeCut.WordEnd(line, Most, 0)].TrimEnd() + "…";
    }
}
