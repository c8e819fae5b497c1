using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Search;

/// <summary>Where the index lies and what helps it; the section <c>Search</c>.</summary>
internal sealed class SearchOptions
{
    /// <summary>The folder of the index; it can be deleted at any time.</summary>
    /// <value>Default <c>index</c> in the data folder.</value>
    public string IndexDirectory { get; set; } = "";

    /// <summary>Other spellings of names.</summary>
    /// <value>Default <c>config/synonyms.yaml</c>; a file that is not there means none.</value>
    [Required]
    public string SynonymsFile { get; set; } = Path.Combine("config", "synonyms.yaml");

    /// <summary>How many words are gathered in memory before they become a segment; about twenty bytes each.</summary>
    /// <value>1,000 to 20,000,000; default 2,500,000.</value>
    [Range(1_000, 20_000_000)]
    public int WordsPerSegment { get; set; } = 2_500_000;

    /// <summary>How often the index looks whether the archive has changed.</summary>
    /// <value>0.1 seconds to an hour; default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class SearchOptionsValidator : IValidateOptions<SearchOptions>;
