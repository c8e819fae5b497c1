namespace Tocsin.Core.Archive.Import;

/// <summary>Finds the files below a folder, each folder's own first, in the order of their names: an import numbers alike everywhere.</summary>
internal static class ImportFolder
{
    private static readonly EnumerationOptions Visible = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IEnumerable<ImportFile> FilesOf(string folder)
    {
        Stack<string> open = new([folder]);
        while (open.TryPop(out var current))
        {
            foreach (var path in Directory.EnumerateFiles(current, "*", Visible).Order(StringComparer.Ordinal).Where(ImportReaders.Knows))
            {
                yield return new ImportFile(path, Path.GetRelativePath(folder, path).Replace('\\', '/'));
            }

            foreach (var below in Directory.EnumerateDirectories(current, "*", Visible).OrderDescending(StringComparer.Ordinal))
            {
                open.Push(below);
            }
        }
    }
}
