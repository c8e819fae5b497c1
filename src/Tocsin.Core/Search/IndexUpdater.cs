using Tocsin.Core.Articles;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Building;

namespace Tocsin.Core.Search;

/// <summary>Brings what changed in the archive into the index, one update at a time, and merges segments behind it.</summary>
internal sealed class IndexUpdater(IIndexedArticles articles, IndexStore store, int wordsPerSegment) : IAsyncDisposable
{
    private const int ProgressStep = 1000;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _merging = Task.CompletedTask;
    private int _disposed;

    public async Task RefreshAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!store.IsWriter)
            {
                store.Follow();
            }

            if (!store.IsWriter)
            {
                return;
            }

            try
            {
                await CatchUpAsync(progress, cancellationToken);
            }
            catch (Exception problem) when (IndexDamage.MayCause(problem) && !IsSound(cancellationToken))
            {
                store.Clear();
                await CatchUpAsync(progress, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }

        StartMerging();
    }

    public async Task ForgetAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (store.IsWriter && ids.Count > 0)
            {
                store.Commit(new SegmentBuilder(), [.. ids.Select(id => id.Value)], Change);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<bool> VerifyAsync(CancellationToken cancellationToken)
    {
        if (IsSound(cancellationToken))
        {
            return true;
        }

        await ClearDamagedAsync(cancellationToken);
        return false;
    }

    public async Task RebuildAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (!store.IsWriter)
        {
            throw new InvalidOperationException("Another process keeps the index. Stop it first (a running tocsin), then rebuild.");
        }

        await ClearAsync(cancellationToken);
        await RefreshAsync(progress, cancellationToken);
    }

    /// <summary>Completes when no merge is due any more.</summary>
    public async Task WhenMergedAsync()
    {
        // One that was under way may have chosen before the last segment was there.
        await _merging;
        StartMerging();
        await _merging;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync();
        await _merging;
        _stop.Dispose();
        _one.Dispose();
    }

    private long Change
    {
        get
        {
            using var lease = store.Take();
            return lease.Snapshot.Change;
        }
    }

    private bool IsSound(CancellationToken cancellationToken)
    {
        using var lease = store.Take();
        return IndexDamage.IsSound(lease.Snapshot, cancellationToken);
    }

    /// <summary>Empties the index, unless somebody has done so meanwhile.</summary>
    private async Task ClearDamagedAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (store.IsWriter && !IsSound(cancellationToken))
            {
                store.Clear();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            store.Clear();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task CatchUpAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var reached = Change;
        if (await articles.ChangeNumberAsync(cancellationToken) < reached)
        {
            // Another archive lies here now, or an older copy of it: what the index holds says nothing of that.
            store.Clear();
            reached = 0;
        }

        var (builder, read) = (new SegmentBuilder(), 0);
        HashSet<long> replaced = [];
        await foreach (var article in articles.ChangesSinceAsync(reached, cancellationToken))
        {
            if (builder.Tokens >= wordsPerSegment || replaced.Contains(article.Id.Value))
            {
                store.Commit(builder, replaced, reached);
                (builder, replaced) = (new SegmentBuilder(), []);
                StartMerging();
            }

            replaced.Add(article.Id.Value);
            builder.Add(article);
            reached = article.Change;
            if (++read % ProgressStep == 0)
            {
                progress?.Report(read);
            }
        }

        if (builder.Documents > 0)
        {
            store.Commit(builder, replaced, reached);
            progress?.Report(read);
        }

        store.Complete();
    }

    private void StartMerging()
    {
        if (_merging.IsCompleted && store.IsWriter)
        {
            _merging = Task.Run(MergeAsync, CancellationToken.None);
        }
    }

    private async Task MergeAsync()
    {
        try
        {
            while (store.Merge(_stop.Token))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Closing: what was half merged is swept away at the next start.
        }
        catch (Exception problem) when (IndexDamage.MayCause(problem) && !IsSound(CancellationToken.None))
        {
            // The next refresh fills it again.
            await ClearWhenFreeAsync();
        }
    }

    private async Task ClearWhenFreeAsync()
    {
        try
        {
            await ClearDamagedAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Closing: the next start finds the damage.
        }
    }
}
