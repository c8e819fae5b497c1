using System.Security.Cryptography;

namespace Tocsin.Core.Organizers.Appointing;

/// <summary>A one-time code as people pass it on: ten letters and digits that cannot be mistaken for each other, <c>7KQ2M-XW4RD</c>.</summary>
/// <remarks>50 random bits. Read as people write it: in either case, with or without its dash, O for 0, I and L for 1.</remarks>
internal static class InvitationCode
{
    /// <summary>crockford.com/base32.html: without I, L, O and U.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 10;

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <summary>The code without its dress; null for what cannot be one.</summary>
    public static string? Read(string text)
    {
        var letters = text.Where(character => character != '-' && !char.IsWhiteSpace(character))
            .Select(character => char.ToUpperInvariant(character) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            })
            .ToArray();
        return letters.Length == Length && letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal))
            ? new string(letters)
            : null;
    }
}
