namespace Tocsin.Core.Campaigns.Files;

/// <summary>Gathers all that is wrong with one file.</summary>
internal sealed class FileProblems(string file)
{
    private readonly List<CampaignProblem> _found = [];

    /// <summary>In the order of the file, each once.</summary>
    public IReadOnlyList<CampaignProblem> Found => [.. _found.Distinct().OrderBy(problem => problem.Line)];

    public bool Any => _found.Count > 0;

    public void Add(int line, string? key, string? value, string problem, string remedy) =>
        _found.Add(new CampaignProblem(file, line, key, value, problem, remedy));
}
