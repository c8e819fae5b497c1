using System.Text.RegularExpressions;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Architecture;

/// <summary>The slices depend on each other one way; the code's <c>using</c>s say so.</summary>
public sealed partial class SliceTests
{
    /// <summary>What each slice may use. A slice that is not named here does not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Wording"] = [],
        ["Storage"] = [],
        ["Text"] = [],
        ["Articles"] = ["Text"],
        ["Posts"] = ["Articles", "Wording"],
        ["Chats"] = ["Storage"],
        ["Archive"] = ["Articles", "Delivery", "Sources", "Storage", "Text", "Wording"],
        ["Sources"] = ["Articles", "Storage", "Text", "Wording"],
        ["Search"] = ["Articles", "Archive", "Storage", "Text"],
        ["Summaries"] = ["Articles", "Posts", "Sources", "Text", "Wording"],
        ["Schedules"] = ["Campaigns", "Chats", "Storage", "Wording"],
        ["Campaigns"] = ["Chats", "Delivery", "Posts", "Schedules", "Storage", "Text", "Wording"],
        ["Dispatch"] = ["Archive", "Articles", "Campaigns", "Chats", "Delivery", "Posts", "Schedules", "Storage", "Summaries", "Wording"],
        ["Delivery"] = ["Chats", "Posts", "Schedules", "Storage", "Wording"],
        ["Organizers"] = ["Chats", "Delivery", "Dispatch", "Posts", "Schedules", "Storage", "Wording"],
        ["Proposals"] = ["Archive", "Articles", "Campaigns", "Chats", "Delivery", "Dispatch", "Organizers", "Posts", "Schedules", "Storage", "Summaries", "Wording"],
        ["Corrections"] = ["Archive", "Articles", "Chats", "Delivery", "Dispatch", "Organizers", "Posts", "Proposals", "Schedules", "Storage", "Summaries", "Wording"],
        ["Planning"] = ["Campaigns", "Delivery", "Dispatch", "Organizers", "Schedules", "Storage"],
        ["Reports"] = ["Delivery", "Storage"],
        ["Commands"] = ["Archive", "Articles", "Campaigns", "Chats", "Corrections", "Delivery", "Dispatch", "Organizers", "Planning", "Posts", "Proposals", "Reports", "Schedules", "Search", "Sources", "Storage", "Summaries", "Wording"],
    };

    public static TheoryData<string> Slices =>
        [.. Directory.GetDirectories(Repository.At("src", "Tocsin.Core")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj"))];

    [Theory]
    [MemberData(nameof(Slices))]
    public void A_slice_uses_only_what_it_may(string slice)
    {
        Assert.True(Allowed.ContainsKey(slice), $"{slice} is new: say here what it may use");
        var used = Uses(Repository.At("src", "Tocsin.Core", slice)).Where(name => name != slice);

        Assert.Equal([], used.Except(Allowed[slice]));
    }

    [Theory]
    [InlineData("Tocsin.Telegram")]
    [InlineData("Tocsin.Discord")]
    public void A_platform_sees_delivery_commands_and_what_these_speak_of(string assembly)
    {
        Assert.Equal([], Uses(Repository.At("src", assembly)).Except(["Chats", "Commands", "Delivery", "Organizers", "Posts", "Text", "Wording", "Storage"]));
    }

    private static IEnumerable<string> Uses(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Using().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["slice"].Value)
            .Distinct();

    [GeneratedRegex(@"^using (static )?Tocsin\.Core\.(?<slice>\w+)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();
}
