using System.Text;

namespace Tocsin.Telegram.Rendering;

/// <summary>What one message can hold.</summary>
/// <param name="Units">UTF-16 units after entities are parsed.</param>
internal sealed record TextLimits(int Units)
{
    /// <summary>core.telegram.org/bots/api#sendmessage: 1 to 4096 characters after entities parsing.</summary>
    public static readonly TextLimits Message = new(4096);

    /// <summary>core.telegram.org/bots/api#sendphoto: 0 to 1024 characters after entities parsing.</summary>
    public static readonly TextLimits Caption = new(1024);

    /// <summary>Further ones are ignored (limits.tginfo.me; observed: 100 a message).</summary>
    private const int Entities = 100;

    /// <summary>The Bot API server refuses more than 32,768 bytes of markup.</summary>
    private const int MarkupBytes = 32_768;

    public bool Admit(StyledText text)
    {
        if (text.Length > Units)
        {
            return false;
        }

        var html = HtmlText.Of(text);
        return html.Entities <= Entities && Encoding.UTF8.GetByteCount(html.Html) <= MarkupBytes;
    }

    /// <summary>
    /// The last end from <paramref name="first"/> to <paramref name="last"/> whose text fits, found by halving since a longer
    /// text never fits where a shorter one did not; <paramref name="first"/> when none does.
    /// </summary>
    public int LastAdmitted(int first, int last, Func<int, StyledText> textUpTo)
    {
        // Doubling first keeps the texts that are tried near the size of a message.
        var (good, step) = (first, 1);
        while (good + step <= last && Admit(textUpTo(good + step)))
        {
            good += step;
            step *= 2;
        }

        for (; step > 0; step /= 2)
        {
            if (good + step <= last && Admit(textUpTo(good + step)))
            {
                good += step;
            }
        }

        return good;
    }
}
