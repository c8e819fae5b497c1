namespace Tocsin.Telegram.Sending;

/// <summary>Waits for the turn of a request that people wait for: an answer, an edit, a deletion.</summary>
/// <returns>Null: go, at once. Otherwise Telegram asked for a wait, which lasts so long still.</returns>
internal delegate ValueTask<TimeSpan?> TakeTurn(CancellationToken cancellationToken);
