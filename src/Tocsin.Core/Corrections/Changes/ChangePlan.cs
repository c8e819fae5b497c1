using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Which requests bring what stands in a chat to what should stand there. Pure.</summary>
/// <param name="Steps">In order; none when nothing differs.</param>
/// <param name="FixesOld">Whether what stands there is given up as it is, because others take its place.</param>
internal sealed record ChangePlan(IReadOnlyList<ChangeStep> Steps, bool FixesOld = false)
{
    /// <summary>Edits what both have, posts what is new below it, deletes what is too many.</summary>
    /// <remarks>Where a message cannot be reached (its id is unknown, or the chat moved), the whole post is posted again, corrected.</remarks>
    public static ChangePlan ForCorrection(IReadOnlyList<StandingPart> standing, IReadOnlyList<RenderedPart> wanted, ChatAddress chat)
    {
        var live = standing.Where(part => !part.Fixed).OrderBy(part => part.Number).ToList();
        if (live.Count == 0 || !live.All(part => part.IsReachable(chat)))
        {
            var answered = standing.LastOrDefault(part => part.IsReachable(chat))?.MessageId;
            return new ChangePlan(
                [.. live.Where(part => part.IsReachable(chat)).Select(Delete), .. wanted.Select(part => Post(part, answered))], FixesOld: true);
        }

        return new ChangePlan(
        [
            .. live.Zip(wanted).Where(pair => pair.First.Payload != pair.Second.Payload)
                .Select(pair => Change(ChangeAction.Edit, pair.First, pair.Second)),
            .. wanted.Skip(live.Count).Select(part => Post(part, live[0].MessageId)),
            .. live.Skip(wanted.Count).Select(Delete),
        ]);
    }

    /// <summary>Deletes everything, or leaves one notice in the place of the first message and deletes the others.</summary>
    public static ChangePlan ForRecall(IReadOnlyList<StandingPart> standing, bool deletes, RenderedPart notice, ChatAddress chat)
    {
        var reachable = standing.Where(part => part.IsReachable(chat)).OrderBy(part => part.Number).ToList();
        var told = deletes ? null : reachable.Find(part => !part.Fixed) ?? reachable.FirstOrDefault();
        List<ChangeStep> steps = [];
        if (told is not null && told.Payload != notice.Payload)
        {
            steps.Add(Change(ChangeAction.Notice, told, notice));
        }

        steps.AddRange(reachable.Where(part => part != told).Select(Delete));
        if (reachable.Count < standing.Count && told is null)
        {
            // What cannot be reached can still be disowned; where a notice stands already, that says it.
            steps.Add(Post(notice, null));
        }

        return new ChangePlan(steps);
    }

    /// <summary>What to try after the platform refused a step; null when there is nothing else.</summary>
    /// <param name="refused">The step.</param>
    /// <param name="pending">The steps that were to follow.</param>
    /// <param name="withdraws">Whether it is part of a recall.</param>
    /// <param name="wanted">The whole post as it should read; for a recall the notice alone.</param>
    public static ChangePlan? AfterRefusal(
        ChangeStep refused, IReadOnlyList<ChangeStep> pending, bool withdraws, IReadOnlyList<RenderedPart> wanted) =>
        refused.Action switch
        {
            ChangeAction.Edit => new ChangePlan(
                [.. wanted.Select(part => Post(part, refused.MessageId)), .. pending.Where(step => step.Action == ChangeAction.Delete)], FixesOld: true),
            ChangeAction.Delete => new ChangePlan([refused with { Action = ChangeAction.Notice, Part = wanted[0] }, .. pending]),
            ChangeAction.Notice when withdraws => new ChangePlan(
                pending.Any(step => step.Action == ChangeAction.Post) ? pending : [.. pending, Post(wanted[0], refused.MessageId)]),
            _ => null,
        };

    private static ChangeStep Change(ChangeAction action, StandingPart part, RenderedPart wanted) =>
        new() { Action = action, Target = part.Number, MessageId = part.MessageId, Part = wanted };

    private static ChangeStep Delete(StandingPart part) =>
        new() { Action = ChangeAction.Delete, Target = part.Number, MessageId = part.MessageId };

    private static ChangeStep Post(RenderedPart part, string? answered) =>
        new() { Action = ChangeAction.Post, MessageId = answered, Part = part };
}
