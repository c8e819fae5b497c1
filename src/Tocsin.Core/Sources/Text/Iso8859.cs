using System.Text;

namespace Tocsin.Core.Sources.Text;

/// <summary>The parts of ISO 8859 that .NET does not know: Nordic, Celtic, Romanian. It only reads.</summary>
internal sealed class Iso8859 : Encoding
{
    private const int FirstOfTable = 0xA0;

    private static readonly Iso8859 Nordic = new("\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");
    private static readonly Iso8859 Celtic = new("\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");
    private static readonly Iso8859 Romanian = new("\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ");

    private readonly string _upper;

    private Iso8859(string upper) => _upper = upper;

    public static Encoding? Named(string label) => label switch
    {
        "iso-8859-10" or "latin6" => Nordic,
        "iso-8859-14" or "latin8" => Celtic,
        "iso-8859-16" or "latin10" => Romanian,
        _ => null,
    };

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var at = 0; at < byteCount; at++)
        {
            var read = bytes[byteIndex + at];
            chars[charIndex + at] = read < FirstOfTable ? (char)read : _upper[read - FirstOfTable];
        }

        return byteCount;
    }

    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();
}
