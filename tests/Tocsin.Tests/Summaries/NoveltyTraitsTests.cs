using Tocsin.Core.Summaries.Scoring;

namespace Tocsin.Tests.Summaries;

public sealed class NoveltyTraitsTests
{
    [Fact]
    public void A_sentence_is_new_by_the_share_of_its_terms_that_none_before_it_has()
    {
        var traits = Measure([1, 2], [1, 3, 3, 4], [1, 2]);

        Assert.Equal([1, 2.0 / 3, 0], traits.Select(trait => trait[Trait.Novelty]));
    }

    [Fact]
    public void A_sentence_is_taken_up_by_those_that_repeat_what_it_said_first()
    {
        var traits = Measure([1, 2], [1, 3], [1, 2, 3], []);

        Assert.Equal([0.3, 0.1, 0, 0], traits.Select(trait => trait[Trait.TakenUp]));
    }

    private static List<Traits> Measure(params List<int>[] contents)
    {
        var sentences = contents.Select(content => new SentenceTerms(content, content)).ToList();
        var spread = new int[1 + contents.SelectMany(content => content).Max()];
        foreach (var term in contents.SelectMany(content => content.Distinct()))
        {
            spread[term]++;
        }

        var traits = contents.Select(_ => new Traits()).ToList();
        NoveltyTraits.Measure(sentences, spread, traits);
        return traits;
    }
}
