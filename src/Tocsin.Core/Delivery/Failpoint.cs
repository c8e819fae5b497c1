using System.Diagnostics;

namespace Tocsin.Core.Delivery;

/// <summary>Named places at which a fault test kills the process, as a power cut would. They do nothing unless armed.</summary>
/// <remarks>
/// Armed by the environment variable <c>TOCSIN_FAILPOINT=name</c> or <c>name:count</c> (die at the count-th passing).
/// All names are listed in <c>docs/decisions/007-failpoints-and-the-fault-harness.md</c>.
/// </remarks>
internal static class Failpoint
{
    public const string Variable = "TOCSIN_FAILPOINT";

    public const string PlanBeforeCommit = "plan.before-commit";
    public const string PlanAfterCommit = "plan.after-commit";
    public const string AfterClaim = "delivery.after-claim";
    public const string BeforeSendingMark = "delivery.before-sending-mark";
    public const string AfterSendingMark = "delivery.after-sending-mark";
    public const string AfterAnswer = "delivery.after-answer";
    public const string BeforeRecordCommit = "delivery.before-record-commit";
    public const string AfterRecord = "delivery.after-record";
    public const string AfterPart = "delivery.after-part";
    public const string ApproveBeforeCommit = "approve.before-commit";
    public const string ApproveAfterCommit = "approve.after-commit";

    public const string BeforeApplyCommit = "correction.before-apply-commit";
    public const string AfterApplyCommit = "correction.after-apply-commit";
    public const string AfterChangeClaim = "correction.after-claim";
    public const string BeforeChangeMark = "correction.before-mark";
    public const string AfterChangeMark = "correction.after-mark";
    public const string AfterChangeAnswer = "correction.after-answer";
    public const string BeforeChangeRecordCommit = "correction.before-record-commit";
    public const string AfterChangeRecord = "correction.after-record";

    /// <summary>Those on the way of a correction or a recall.</summary>
    public static readonly IReadOnlyList<string> OfCorrections =
    [
        BeforeApplyCommit, AfterApplyCommit, AfterChangeClaim, BeforeChangeMark, AfterChangeMark, AfterChangeAnswer,
        BeforeChangeRecordCommit, AfterChangeRecord,
    ];

    /// <summary>Those on the way of a post.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        PlanBeforeCommit, PlanAfterCommit, AfterClaim, BeforeSendingMark, AfterSendingMark, AfterAnswer,
        BeforeRecordCommit, AfterRecord, AfterPart, ApproveBeforeCommit, ApproveAfterCommit,
    ];

    private static readonly string? Armed = Environment.GetEnvironmentVariable(Variable)?.Split(':')[0];
    private static int _left = ReadCount();

    /// <summary>For tests inside one process: told of each name that is passed in the test's own flow; what it throws stands for the end of the process.</summary>
    public static AsyncLocal<Action<string>?> Trap { get; } = new();

    public static void Hit(string name)
    {
        Trap.Value?.Invoke(name);
        if (Armed is not null && Armed == name && Interlocked.Decrement(ref _left) == 0)
        {
            Die();
        }
    }

    /// <summary>SIGKILL: no handler, no flush, no goodbye.</summary>
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }

    private static int ReadCount()
    {
        var parts = Environment.GetEnvironmentVariable(Variable)?.Split(':');
        return parts is [_, var count] && int.TryParse(count, out var number) ? number : 1;
    }
}
