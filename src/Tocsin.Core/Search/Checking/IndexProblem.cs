namespace Tocsin.Core.Search.Checking;

/// <summary>Something wrong in the index.</summary>
/// <param name="File">The file, by its name in the index's folder.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record IndexProblem(string File, string Problem)
{
    public override string ToString() => $"{File}: {Problem}";
}
