using Tocsin.Core.Delivery;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Tells organizers what became of a source, in the transaction of what happened.</summary>
internal static class SourceNotices
{
    /// <summary>It fails for some time. Said once; the caller sees to that by <see cref="Source.IsReported"/>.</summary>
    public static async Task FailingAsync(DbSession session, Source source, Phrase reason, DateTimeOffset now)
    {
        // What was said of it before is over, also where nobody has read that yet: this is how it is now.
        await NoticeStore.WithdrawAsync(session, NoticeKind.SourceFailing, Subject(source));
        await NoticeStore.WithdrawAsync(session, NoticeKind.SourceWorks, Subject(source));
        await NoticeStore.AddAsync(session, NoticeKind.SourceFailing, Subject(source), [source.Name, reason.Stored, source.Id.ToString()], now);
    }

    public static Task WorksAsync(DbSession session, Source source, DateTimeOffset now) =>
        NoticeStore.AddAsync(session, NoticeKind.SourceWorks, Subject(source), [source.Name], now);

    public static Task GoneAsync(DbSession session, Source source, DateTimeOffset now) =>
        NoticeStore.AddAsync(session, NoticeKind.SourceGone, Subject(source), [source.Name, source.Id.ToString()], now);

    private static string Subject(Source source) => SourceStore.Subject(source.Id);
}
