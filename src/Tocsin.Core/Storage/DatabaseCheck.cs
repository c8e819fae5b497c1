namespace Tocsin.Core.Storage;

/// <summary>Looks through the whole file before anything is done with it: a damaged page may lie where nobody reads for weeks.</summary>
/// <remarks>
/// SQLite's own <c>quick_check</c> (sqlite.org/pragma.html#pragma_quick_check): it reads every page once, a second or so for each
/// few hundred megabytes. A PostgreSQL server looks after its own.
/// </remarks>
public sealed class DatabaseCheck(Database database)
{
    /// <exception cref="InvalidDataException">The file is damaged; the message says what to do.</exception>
    public async Task RequireSoundAsync(CancellationToken cancellationToken)
    {
        if (database.Engine != DatabaseEngine.Sqlite)
        {
            return;
        }

        var verdict = await database.ReadAsync(session => session.ScalarAsync<string>("PRAGMA quick_check(1)"), cancellationToken);
        if (verdict != "ok")
        {
            throw new InvalidDataException(
                $"The database is damaged ({verdict?.ReplaceLineEndings(" ")}). Nothing was changed. Restore the newest backup of tocsin.db.");
        }
    }
}
