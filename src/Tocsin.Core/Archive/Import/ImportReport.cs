namespace Tocsin.Core.Archive.Import;

/// <summary>What an import did.</summary>
/// <param name="Added">Articles that the archive lacked.</param>
/// <param name="Changed">Articles that it held with other content; each kept its earlier revision.</param>
/// <param name="Unchanged">Articles that it held as they are.</param>
/// <param name="Refused">What could not be read, with its reason: the first thousand, so that memory stays bounded.</param>
/// <param name="RefusedCount">How many could not be read.</param>
internal sealed record ImportReport(
    int Added, int Changed, int Unchanged, IReadOnlyList<ImportRefusal> Refused, int RefusedCount);

/// <summary>How far an import has come.</summary>
/// <param name="Articles">How many articles are durable or were refused.</param>
/// <param name="File">The file being read.</param>
internal sealed record ImportProgress(int Articles, string File);
