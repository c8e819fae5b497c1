namespace Tocsin.Core.Search.Spelling;

/// <summary>Damerau–Levenshtein distance: letters added, dropped, replaced, or swapped with their neighbour.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or anything above <paramref name="limit"/> when it is greater than that.</summary>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        var same = left.CommonPrefixLength(right);
        left = left[same..];
        right = right[same..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        return Math.Abs(left.Length - right.Length) > limit ? limit + 1
            : left.Length == 0 || right.Length == 0 ? left.Length + right.Length
            : limit == 1 ? OneEdit(left, right)
            : Table(left, right);
    }

    /// <summary>Both differ at their first and last letters: one edit is a replacement or a swap.</summary>
    private static int OneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        (left.Length == 1 && right.Length == 1)
        || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]) ? 1 : 2;

    private static int Table(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var width = right.Length + 1;
        Span<int> cells = stackalloc int[(left.Length + 1) * width];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cells[(i * width) + j] = i == 0 || j == 0 ? i + j : Cell(left, right, cells, i, j, width);
            }
        }

        return cells[(left.Length * width) + right.Length];
    }

    private static int Cell(ReadOnlySpan<char> left, ReadOnlySpan<char> right, ReadOnlySpan<int> cells, int i, int j, int width)
    {
        var above = cells[((i - 1) * width) + j] + 1;
        var before = cells[(i * width) + j - 1] + 1;
        var diagonal = cells[((i - 1) * width) + j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var best = Math.Min(diagonal, Math.Min(above, before));
        return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
            ? Math.Min(best, cells[((i - 2) * width) + j - 2] + 1)
            : best;
    }
}
