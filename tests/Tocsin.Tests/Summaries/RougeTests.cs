using Tocsin.Benchmarks.Summaries;

namespace Tocsin.Tests.Summaries;

/// <summary>Against figures worked out by hand from Lin's definition (2004).</summary>
public sealed class RougeTests
{
    [Fact]
    public void Counts_shared_words_pairs_and_the_longest_common_subsequence()
    {
        // Five words each. Shared: the, cat, mat (3 of 5 and 5); pairs: "the cat" (1 of 4 and 4); subsequence: the cat mat (3).
        var score = Rouge.Best("The cat left a mat", ["the cat, mat of reeds"]);

        Assert.Equal(3 / 5.0, score.One, 10);
        Assert.Equal(1 / 4.0, score.Two, 10);
        Assert.Equal(3 / 5.0, score.L, 10);
    }

    [Fact]
    public void Counts_a_word_no_more_often_than_the_reference_has_it()
    {
        // Of seven "the" the reference has two: precision 2/7, recall 2/6, F = 2·2/(7+6).
        var score = Rouge.Best("the the the the the the the", ["the cat is on the mat"]);

        Assert.Equal(4 / 13.0, score.One, 10);
        Assert.Equal(0, score.Two);
        Assert.Equal(4 / 13.0, score.L, 10);
    }

    [Fact]
    public void The_subsequence_keeps_the_order_that_single_words_ignore()
    {
        // All four words are shared; in order only two of them: "police killed" or "the gunman".
        var score = Rouge.Best("the gunman police killed", ["police killed the gunman"]);

        Assert.Equal(1, score.One, 10);
        Assert.Equal(2 / 3.0, score.Two, 10);
        Assert.Equal(2 / 4.0, score.L, 10);
    }

    [Fact]
    public void The_better_of_several_references_counts() =>
        Assert.Equal(1, Rouge.Best("une page", ["deux mots", "Une page."]).One, 10);

    [Fact]
    public void Nothing_scores_nothing()
    {
        Assert.Equal(0, Rouge.Best("", ["a b"]).Sum);
        Assert.Equal(0, Rouge.Best("a b", [""]).Sum);
    }

    [Fact]
    public void Accents_are_letters_and_an_apostrophe_parts_words() =>
        Assert.Equal(["l", "été", "ـهُ", "9"], Rouge.Words("L'été ـهُ, 9!"));
}
