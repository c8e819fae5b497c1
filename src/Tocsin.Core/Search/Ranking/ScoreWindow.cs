using System.Numerics;

namespace Tocsin.Core.Search.Ranking;

/// <summary>The scores of a run of neighbouring documents, added up term by term.</summary>
internal sealed class ScoreWindow
{
    public const int Size = 2048;

    private readonly float[] _scores = new float[Size];
    private readonly ulong[] _seen = new ulong[Size / 64];

    public void Add(int offset, float score)
    {
        _scores[offset] += score;
        _seen[offset >> 6] |= 1UL << offset;
    }

    /// <summary>Drops the documents that are not in this part of a set.</summary>
    public void Keep(ReadOnlySpan<ulong> allowed)
    {
        for (var i = 0; i < allowed.Length; i++)
        {
            for (var dropped = _seen[i] & ~allowed[i]; dropped != 0; dropped &= dropped - 1)
            {
                _scores[(i << 6) + BitOperations.TrailingZeroCount(dropped)] = 0;
            }

            _seen[i] &= allowed[i];
        }
    }

    /// <summary>Takes the next document out, with its score; false when the window is empty.</summary>
    /// <param name="word">Where to go on; 0 at first.</param>
    /// <param name="offset">The document's place in the window.</param>
    /// <param name="score">Its score so far.</param>
    public bool TryTake(ref int word, out int offset, out float score)
    {
        while (word < _seen.Length)
        {
            if (_seen[word] != 0)
            {
                offset = (word << 6) + BitOperations.TrailingZeroCount(_seen[word]);
                _seen[word] &= _seen[word] - 1;
                score = _scores[offset];
                _scores[offset] = 0;
                return true;
            }

            word++;
        }

        (offset, score) = (0, 0);
        return false;
    }
}
