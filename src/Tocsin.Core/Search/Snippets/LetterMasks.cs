using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Looks at 32 characters at once for letters that begin as some words do.</summary>
/// <remarks>
/// The words are dealt to eight groups, a bit each. For each letter there is a mask of the groups in which it is a first letter, one
/// for second and one for third: a group whose bit is in all three may have the word. It may be wrong when it says so.
/// </remarks>
internal sealed class LetterMasks
{
    /// <summary>So many characters.</summary>
    public const int Size = 32;

    private readonly byte[] _first = new byte[32];
    private readonly byte[] _second = new byte[32];
    private readonly byte[] _third = new byte[32];
    private int _added;

    /// <summary>Whether <see cref="At"/> can be asked there; never, where the processor cannot do it at once.</summary>
    public static bool Fit(ReadOnlySpan<char> text, int from) => Vector256.IsHardwareAccelerated && from + Size + 2 <= text.Length;

    /// <param name="first">A word's first letter.</param>
    /// <param name="seconds">Which letters may come second, a bit each, by their last five bits.</param>
    /// <param name="thirds">Which may come third.</param>
    public void Add(char first, uint seconds, uint thirds)
    {
        var group = (byte)(1 << (_added++ & 7));
        _first[first & 31] |= group;
        for (var letter = 0; letter < 32; letter++)
        {
            _second[letter] |= (seconds >> letter & 1) != 0 ? group : (byte)0;
            _third[letter] |= (thirds >> letter & 1) != 0 ? group : (byte)0;
        }
    }

    /// <summary>A bit for each character: whether it is a plain letter, may begin a word or an acronym, and is odd.</summary>
    /// <remarks>Odd is what no rule for plain text is about: digits, apostrophes, all beyond ASCII.</remarks>
    public (uint Letters, uint Possible, uint Odd) At(ReadOnlySpan<char> text, int from)
    {
        ref var start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text[from..(from + Size + 2)]));
        var (current, next, third) = (Load(ref start, 0), Load(ref start, 1), Load(ref start, 2));
        var (isLetter, isNextLetter) = (IsLetter(current), IsLetter(next));
        var groups = Look(_first, current) & (Look(_second, next) | ~isNextLetter) & (Look(_third, third) | ~(isNextLetter & IsLetter(third)));
        var isPossible = isLetter & (~Vector256.Equals(groups, Vector256<byte>.Zero) | Vector256.Equals(next, Vector256.Create((byte)'.')));
        var isOdd = Vector256.GreaterThan(current, Vector256.Create((byte)127))
            | Vector256.LessThan(current - Vector256.Create((byte)'0'), Vector256.Create((byte)10))
            | Vector256.Equals(current, Vector256.Create((byte)'\''))
            | Vector256.Equals(current, Vector256.Create((byte)'`'));
        return (isLetter.ExtractMostSignificantBits(), isPossible.ExtractMostSignificantBits(), isOdd.ExtractMostSignificantBits());
    }

    /// <summary>The characters from <paramref name="at"/> on, 255 for all beyond it.</summary>
    private static Vector256<byte> Load(ref ushort start, nuint at) =>
        Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref start, at), Vector256.LoadUnsafe(ref start, at + 16));

    private static Vector256<byte> IsLetter(Vector256<byte> characters) =>
        Vector256.LessThan((characters | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26));

    private static Vector256<byte> Look(byte[] masks, Vector256<byte> letters) =>
        Vector256.Shuffle(Vector256.Create(masks), letters & Vector256.Create((byte)31));
}
