namespace Tocsin.Core.Schedules.Reading;

/// <summary>Walks over a rule's tokens.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Current => Peek(0);

    public Token Previous => Peek(-1);

    public Token Peek(int ahead) =>
        _at + ahead >= 0 && _at + ahead < tokens.Count ? tokens[_at + ahead] : default;

    public void Skip(int count = 1) => _at += count;

    /// <summary>The current token, if it is of <paramref name="kind"/>; then the reader stands behind it.</summary>
    public bool Take(TokenKind kind, out Token token)
    {
        token = Current;
        if (token.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>How far it is to the next token that carries meaning of its own, past "the", "of" and the like.</summary>
    public int PastFillers(int ahead)
    {
        while (Peek(ahead).Kind is TokenKind.Filler or TokenKind.Article or TokenKind.PluralArticle)
        {
            ahead++;
        }

        return ahead;
    }
}
