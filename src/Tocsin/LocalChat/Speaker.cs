using System.Text.RegularExpressions;
using Tocsin.Core.Organizers;

namespace Tocsin.LocalChat;

/// <summary>As whom the terminal speaks: its keeper, or whoever <c>/as NAME</c> makes it, so that one person can try what needs two.</summary>
/// <remarks>
/// Another name is another person with no right but those that were given to it by a code. It is no way around the two: who sits
/// at the machine's terminal holds the database, too.
/// </remarks>
internal sealed partial class Speaker
{
    private const string Keeper = "keeper";

    public string Name { get; private set; } = Keeper;

    public bool IsKeeper => Name == Keeper;

    public Person Person => new(LocalPlatform.PlatformName, Name);

    /// <summary>Reads <c>/as NAME</c>.</summary>
    /// <returns>The key of what to say, with the name as its value; null when the line is something else.</returns>
    public string? Read(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["/as", ..])
        {
            return null;
        }

        if (words is not ["/as", var name])
        {
            return words.Length == 1 ? "as.who" : "as.bad-name";
        }

        if (!NameForm().IsMatch(name))
        {
            return "as.bad-name";
        }

        Name = name.ToLowerInvariant();
        return "as.now";
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}_-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();
}
