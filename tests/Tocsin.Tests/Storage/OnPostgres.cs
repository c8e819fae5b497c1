using Tocsin.Tests.Archive;
using Tocsin.Tests.Archive.Intake;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Chats;
using Tocsin.Tests.Corrections;
using Tocsin.Tests.Delivery;
using Tocsin.Tests.Dispatch;
using Tocsin.Tests.Organizers;
using Tocsin.Tests.Planning;
using Tocsin.Tests.Proposals;
using Tocsin.Tests.Schedules;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

// The contract of storage: what each slice promises on SQLite it promises on PostgreSQL, by the same tests.
// A class of tests whose fixture opens its database with TestStorage joins by one line here.

[OnPostgres]
public sealed class ArticleStoreOnPostgres : ArticleStoreTests;

[OnPostgres]
public sealed class ArticleUpsertOnPostgres : ArticleUpsertTests;

[OnPostgres]
public sealed class ArticleImportOnPostgres : ArticleImportTests;

[OnPostgres]
public sealed class SourceVisitOnPostgres : SourceVisitTests;

[OnPostgres]
public sealed class SharedArticlesOnPostgres : SharedArticleTests;

[OnPostgres]
public sealed class BackfillOnPostgres : BackfillTests;

[OnPostgres]
public sealed class SourceDirectoryOnPostgres : SourceDirectoryTests;

[OnPostgres]
public sealed class CampaignStoreOnPostgres : CampaignStoreTests;

[OnPostgres]
public sealed class ScheduleStoreOnPostgres : ScheduleStoreTests;

[OnPostgres]
public sealed class ChatStoreOnPostgres : ChatStoreTests;

[OnPostgres]
public sealed class DispatchPlannerOnPostgres : DispatchPlannerTests;

[OnPostgres]
public sealed class ChangedPostsOnPostgres : ChangedPostsTests;

[OnPostgres]
public sealed class DeliveryOnPostgres : DeliveryTests;

[OnPostgres]
public sealed class DeliveryAnswersOnPostgres : DeliveryAnswerTests;

[OnPostgres]
public sealed class DeliveryOrderOnPostgres : DeliveryOrderTests;

[OnPostgres]
public sealed class DeliveryStatusOnPostgres : DeliveryStatusTests;

[OnPostgres]
public sealed class StorageOnPostgres : StorageContractTests;

[OnPostgres]
public sealed class HaltOnPostgres : HaltTests;

[OnPostgres]
public sealed class NonceWindowOnPostgres : NonceWindowTests;

[OnPostgres]
public sealed class CorrectionsOnPostgres : CorrectionTests;

[OnPostgres]
public sealed class ChangeOutcomesOnPostgres : ChangeOutcomeTests;

[OnPostgres]
public sealed class RecallsOnPostgres : RecallTests;

[OnPostgres]
public sealed class PurgeOnPostgres : DeliveryPurgeTests;

[OnPostgres]
public sealed class ProposalsOnPostgres : ProposalApprovalTests;

[OnPostgres]
public sealed class AppointmentsOnPostgres : AppointmentTests;

[OnPostgres]
public sealed class RoomsOnPostgres : RoomTests;

[OnPostgres]
public sealed class PlanningOnPostgres : ScheduleCommandTests;
