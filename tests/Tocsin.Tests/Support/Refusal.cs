using Tocsin.Core.Storage;

namespace Tocsin.Tests.Support;

/// <summary>A database that refuses some writes, as one on a full disk does.</summary>
internal static class Refusal
{
    /// <param name="database">Which.</param>
    /// <param name="what">For example <c>INSERT ON delivery</c>.</param>
    /// <param name="when">Of the row that is written, as <c>NEW</c>.</param>
    public static Task SetAsync(Database database, string what, string when) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                session.Engine == DatabaseEngine.Sqlite
                    ? $"CREATE TRIGGER refuse BEFORE {what} WHEN {when} BEGIN SELECT RAISE(ABORT, 'disk full'); END"
                    : $"""
                      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
                      CREATE TRIGGER refuse BEFORE {what} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refuse();
                      """),
            TestContext.Current.CancellationToken);

    public static Task LiftAsync(Database database) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                session.Engine == DatabaseEngine.Sqlite ? "DROP TRIGGER refuse" : "DROP FUNCTION refuse() CASCADE"),
            TestContext.Current.CancellationToken);
}
