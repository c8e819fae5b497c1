namespace Tocsin.Core.Storage.Copies;

/// <summary>The tables that hold what must not be lost, in the order in which they can be filled: a table refers to earlier ones only.</summary>
internal static class StoredTables
{
    private static readonly string[] NotCopied = ["migration"];

    public static async Task<IReadOnlyList<string>> ListAsync(DbSession session)
    {
        var there = (await session.QueryAsync<string>(
            session.Engine == DatabaseEngine.Sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Migrator.Tables(session.Engine).Where(there.Contains).Except(NotCopied)];
    }

    public static async Task<IReadOnlyList<long>> MigrationsAsync(DbSession session) =>
        [.. await session.QueryAsync<long>("SELECT number FROM migration ORDER BY number")];
}
