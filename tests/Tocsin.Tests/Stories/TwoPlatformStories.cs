using Tocsin.Core.Storage;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>Two organizers on two platforms; each sees what the other does.</summary>
public sealed class TwoPlatformStories
{
    [Fact]
    public async Task Two_organizers_on_different_platforms_take_a_call_from_proposal_to_recall()
    {
        await using var two = await TwoOrganizers.StartAsync();
        await two.AdaAsync("/propose campaign:aleppo-is-burning", "Proposal 1");
        Assert.Contains("Save the red square of this post", await two.BeaAsync("preview", ("number", "1")), StringComparison.Ordinal);
        Assert.Contains("Approved", await two.BeaAsync("approve", ("number", "1")), StringComparison.Ordinal);
        await two.BothSeeAsync("Save the red square of this post");
        Assert.Contains("Aleppo is Burning", await two.BeaAsync("report"), StringComparison.Ordinal);

        var post = await two.Bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT id FROM dispatch WHERE origin LIKE 'hand:proposal:%'"), TestContext.Current.CancellationToken);
        await two.BeaAsync("correct", ("post", $"{post}"), ("find", "of this post"), ("replace", "above"), ("reason", "clearer so"));
        await two.AdaAsync("/correct approve 1", "Correction 1");
        await two.BothSeeAsync("Save the red square above");

        await two.AdaAsync($"/recall post:{post} delete", "Recall 2");
        await Eventually.True(() => !two.Posted.Any(text => text.Contains("Save the red square", StringComparison.Ordinal)), "taken back everywhere");
        // A message is gone before it is written down that it is.
        await Eventually.True(
            async () => (await two.BeaAsync("report", ("post", $"{post}"))).Contains("Recalled since: 2", StringComparison.Ordinal), "the recall in the report");
    }

    [Fact]
    public async Task One_is_rejected_one_edited_after_its_approval_and_one_leaves_in_an_emergency()
    {
        await using var two = await TwoOrganizers.StartAsync();
        await two.AdaAsync("/propose title:\"Flags\" Bring flags on Tuesday.", "Proposal 1");
        Assert.Contains("Rejected", await two.BeaAsync("reject", ("number", "1"), ("reason", "no flags this time")), StringComparison.Ordinal);
        Assert.DoesNotContain("Approved", await two.BeaAsync("approve", ("number", "1")), StringComparison.Ordinal);

        await two.AdaAsync("/propose title:\"Bridge\" at:\"2026-12-24 14:30 Europe/Paris\" Come to the bridge on Thursday.", "Proposal 2");
        await two.BeaAsync("preview", ("number", "2"));
        Assert.Contains("Approved", await two.BeaAsync("approve", ("number", "2")), StringComparison.Ordinal);
        await two.AdaAsync("/propose 2 title:\"Another bridge\"", "An approval before this no longer counts");
        Assert.Contains("You have not seen proposal 2 as it is now", await two.BeaAsync("approve", ("number", "2")), StringComparison.Ordinal);

        // Its hour passes. What leaves after it shows that it did not: posts reach a chat in order.
        await two.Bot.SleepUntilAsync(new DateTimeOffset(2026, 12, 24, 14, 0, 0, TimeSpan.Zero));
        await two.AdaAsync("/propose title:\"Leave the market now\" Go by the north gate.", "Proposal 3");
        await two.AdaAsync("/emergency 3 Planes over the market.", "Proposal 3");
        await two.BothSeeAsync("north gate");
        Assert.DoesNotContain(
            two.Posted,
            text => text.Contains("on Tuesday", StringComparison.Ordinal) || text.Contains("on Thursday", StringComparison.Ordinal));
    }
}
