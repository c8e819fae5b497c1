using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads articles from files and folders into the archive.</summary>
/// <remarks>
/// What cannot be read is reported and passed over. Articles go in by batches, each durable before the next is read, so
/// memory does not grow with the import, and one that was stopped is finished by running it again: the same article is never
/// added twice.
/// </remarks>
internal sealed class ArticleImport(ArticleStore store)
{
    private const int BatchArticles = 250;
    private const int BatchCharacters = 2_000_000;
    private const int RefusalsKept = 1000;

    /// <summary>Imports files and folders, in their order.</summary>
    /// <param name="paths">Files, or folders with all their subfolders; files of other kinds in folders are passed over.</param>
    /// <param name="progress">Told after each batch; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two batches; what was imported stays.</param>
    public async Task<ImportReport> RunAsync(
        IReadOnlyList<string> paths, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var run = new Run(store, progress);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in ImportFolder.FilesOf(path))
                {
                    await run.TakeAsync(file, cancellationToken);
                }
            }
            else
            {
                await run.TakeAsync(new ImportFile(path, Path.GetFileName(path)), cancellationToken);
            }
        }

        return await run.FinishAsync(cancellationToken);
    }

    private sealed class Run(ArticleStore store, IProgress<ImportProgress>? progress)
    {
        private readonly List<ArticleContent> _batch = [];
        private readonly List<ImportRefusal> _refused = [];
        private int _characters;
        private int _added;
        private int _changed;
        private int _unchanged;
        private int _refusedCount;
        private string _file = "";

        public async Task TakeAsync(ImportFile file, CancellationToken cancellationToken)
        {
            _file = file.Name;
            if (!File.Exists(file.Path))
            {
                Refuse(new ImportRefusal(file.Path, "no such file or folder", "Check the path."));
                return;
            }

            try
            {
                await foreach (var item in ImportReaders.ReadAsync(file, cancellationToken))
                {
                    await TakeAsync(item, cancellationToken);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Refuse(file.Refuse($"cannot be read ({error.Message})", "Check the file and its permissions."));
            }
        }

        public async Task<ImportReport> FinishAsync(CancellationToken cancellationToken)
        {
            await FlushAsync(cancellationToken);
            return new ImportReport(_added, _changed, _unchanged, _refused, _refusedCount);
        }

        private async Task TakeAsync(ImportItem item, CancellationToken cancellationToken)
        {
            if (item is not ImportItem.Found found)
            {
                Refuse(((ImportItem.Refused)item).Refusal);
                return;
            }

            _batch.Add(found.Content with { Language = found.Content.Language ?? ArticleLanguage.Detect(found.Content) });
            _characters += found.Content.Paragraphs.Sum(paragraph => paragraph.Length);
            if (_batch.Count >= BatchArticles || _characters >= BatchCharacters)
            {
                await FlushAsync(cancellationToken);
            }
        }

        private async Task FlushAsync(CancellationToken cancellationToken)
        {
            if (_batch.Count > 0)
            {
                var outcomes = await store.UpsertAsync(_batch, announce: true, cancellationToken);
                _added += outcomes.Count(outcome => outcome is UpsertOutcome.Added);
                _changed += outcomes.Count(outcome => outcome is UpsertOutcome.Changed);
                _unchanged += outcomes.Count(outcome => outcome is UpsertOutcome.Unchanged);
                _batch.Clear();
                _characters = 0;
            }

            progress?.Report(new ImportProgress(_added + _changed + _unchanged + _refusedCount, _file));
        }

        private void Refuse(ImportRefusal refusal)
        {
            _refusedCount++;
            if (_refused.Count < RefusalsKept)
            {
                _refused.Add(refusal);
            }
        }
    }
}
