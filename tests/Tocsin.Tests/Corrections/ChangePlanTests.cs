using Tocsin.Core.Chats;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Delivery;

namespace Tocsin.Tests.Corrections;

public sealed class ChangePlanTests
{
    private static readonly ChatAddress Chat = new("plain", "1");

    [Fact]
    public void Only_messages_that_differ_are_edited()
    {
        var plan = ChangePlan.ForCorrection([Stands(1, "a"), Stands(2, "b")], [Wanted("a"), Wanted("c")], Chat);

        Assert.Equal([(ChangeAction.Edit, "m2")], Steps(plan));
        Assert.False(plan.FixesOld);
    }

    [Fact]
    public void A_message_of_unknown_number_has_the_whole_post_posted_again_and_the_known_ones_deleted()
    {
        var plan = ChangePlan.ForCorrection([Stands(1, "a"), Stands(2, "b", id: "")], [Wanted("c"), Wanted("d")], Chat);

        Assert.Equal([(ChangeAction.Delete, "m1"), (ChangeAction.Post, "m1"), (ChangeAction.Post, "m1")], Steps(plan));
        Assert.True(plan.FixesOld);
    }

    [Fact]
    public void Numbers_of_another_chat_are_never_used()
    {
        var plan = ChangePlan.ForCorrection([Stands(1, "a", sentTo: "plain:0")], [Wanted("b")], Chat);

        Assert.Equal([(ChangeAction.Post, null)], Steps(plan));
    }

    [Fact]
    public void A_recall_takes_what_could_not_be_edited_away_too()
    {
        var plan = ChangePlan.ForRecall([Stands(1, "a", isFixed: true), Stands(2, "b"), Stands(3, "c")], false, Wanted("notice"), Chat);

        Assert.Equal([(ChangeAction.Notice, "m2"), (ChangeAction.Delete, "m1"), (ChangeAction.Delete, "m3")], Steps(plan));
    }

    [Fact]
    public void A_deletion_that_is_refused_becomes_a_notice_and_that_an_answer_and_then_it_ends()
    {
        var step = ChangePlan.ForRecall([Stands(1, "a")], true, Wanted("notice"), Chat).Steps[0];

        var notice = ChangePlan.AfterRefusal(step, [], withdraws: true, [Wanted("notice")])!.Steps.Single();
        var answer = ChangePlan.AfterRefusal(notice, [], withdraws: true, [Wanted("notice")])!.Steps.Single();

        Assert.Equal((ChangeAction.Notice, "m1"), (notice.Action, notice.MessageId));
        Assert.Equal((ChangeAction.Post, "m1"), (answer.Action, answer.MessageId));
        Assert.Null(ChangePlan.AfterRefusal(answer, [], withdraws: true, [Wanted("notice")]));
    }

    private static StandingPart Stands(int number, string payload, string? id = null, string? sentTo = null, bool isFixed = false) =>
        new() { Number = number, Payload = payload, MessageId = id ?? $"m{number}", SentTo = sentTo, Fixed = isFixed };

    private static RenderedPart Wanted(string payload) => new(payload, payload, 1);

    private static IReadOnlyList<(ChangeAction, string?)> Steps(ChangePlan plan) => [.. plan.Steps.Select(step => (step.Action, step.MessageId))];
}
