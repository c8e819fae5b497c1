using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Commands.Following;

/// <summary>Puts on record who changed something about sources, in the transaction of the change.</summary>
internal sealed class SourceRecord(AuditLog audit)
{
    public Recording Of(CommandCall call, string action, string detail) =>
        (session, subject) => audit.AppendAsync(session, call.Actor!.Id, action, subject, detail.Length <= 300 ? detail : detail[..300]);
}
