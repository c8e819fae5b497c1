namespace Tocsin.Core.Summaries.Choosing;

/// <summary>What is left of a budget. A space parts two sentences.</summary>
internal sealed class Room(int sentences, int characters)
{
    private int _sentences = sentences;
    private int _characters = characters;

    public bool IsFull => _sentences <= 0;

    /// <summary>Takes room for all of <paramref name="texts"/>, or none and says false.</summary>
    public bool Take(IEnumerable<string> texts)
    {
        var (count, length) = (0, 0);
        foreach (var text in texts)
        {
            count++;
            length += text.Length + 1;
        }

        if (count > _sentences || length - 1 > _characters)
        {
            return false;
        }

        _sentences -= count;
        _characters -= length;
        return true;
    }
}
