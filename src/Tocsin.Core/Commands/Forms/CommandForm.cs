namespace Tocsin.Core.Commands.Forms;

/// <summary>What a person fills in where a platform has forms; elsewhere the same is typed after the command's name.</summary>
/// <param name="Fields">One to five (discord.com/developers/docs/components/reference#label bounds a form so), in order.</param>
public sealed record CommandForm(IReadOnlyList<FormField> Fields);

/// <summary>One field of a form: an option of the command.</summary>
/// <remarks>It is called <c>form.OPTION</c> in the words, and described as the option is.</remarks>
/// <param name="Option">The option's name.</param>
public sealed record FormField(string Option)
{
    /// <summary>What stands there at first.</summary>
    public string? Value { get; init; }

    /// <summary>Whether several lines are expected.</summary>
    public bool IsLong { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>At most so many UTF-16 units.</summary>
    /// <value>1 to 4,000, which is the default.</value>
    public int Longest { get; init; } = 4000;
}
