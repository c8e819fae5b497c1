using System.Globalization;

namespace Tocsin.Core.Corrections;

/// <summary>What a correction is of. A closed set.</summary>
public abstract record CorrectionTarget
{
    private CorrectionTarget()
    {
    }

    /// <summary>As it is typed; what is kept and shown to others is <see cref="Correction.Subject"/>.</summary>
    public abstract string Text { get; }

    /// <summary>Every copy of one post.</summary>
    public sealed record Post(long Dispatch) : CorrectionTarget
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"post:{Dispatch}");
    }

    /// <summary>Every copy of every post that carried an article.</summary>
    public sealed record Article(long Number) : CorrectionTarget
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"article:{Number}");
    }

    /// <summary>The one copy that a message belongs to.</summary>
    /// <param name="Link">The platform's link to the message, or <c>platform:place#id</c>.</param>
    public sealed record Message(string Link) : CorrectionTarget
    {
        public override string Text => $"message:{Link}";
    }

    /// <summary>The number after <c>#</c>, <c>post:</c> or nothing; null for what is none.</summary>
    public static long? NumberOf(string? text) =>
        long.TryParse((text ?? "").Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}

/// <summary>What an organizer wants changed.</summary>
/// <param name="Target">Where.</param>
public sealed record CorrectionRequest(CorrectionTarget Target)
{
    /// <summary>Which language's text; null where there is but one, or for <see cref="Find"/> in all of them.</summary>
    public string? Language { get; init; }

    public string? Title { get; init; }

    /// <summary>The whole new text, a paragraph a line.</summary>
    public string? Text { get; init; }

    public string? Find { get; init; }

    public string? Replace { get; init; }

    public string? Reason { get; init; }
}
