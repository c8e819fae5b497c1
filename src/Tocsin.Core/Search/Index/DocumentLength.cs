namespace Tocsin.Core.Search.Index;

/// <summary>The length of a document in one byte, in steps of a ninth: ranking needs no more.</summary>
internal static class DocumentLength
{
    private const double StepsPerOctave = 8;

    private static readonly float[] Decoded =
        [.. Enumerable.Range(0, 256).Select(code => (float)(Math.Pow(2, code / StepsPerOctave) - 1))];

    public static byte Encode(int length) =>
        (byte)Math.Min(255, Math.Round(Math.Log2(length + 1.0) * StepsPerOctave));

    public static float Decode(byte code) => Decoded[code];
}
