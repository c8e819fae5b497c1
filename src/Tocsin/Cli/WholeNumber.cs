using System.CommandLine.Parsing;
using System.Globalization;

namespace Tocsin.Cli;

/// <summary>Reads whole numbers within bounds, for options and arguments; whatever else is given is wrong use, and said so.</summary>
internal static class WholeNumber
{
    /// <param name="name">What it is called in the message.</param>
    /// <param name="least">From.</param>
    /// <param name="most">To; null for no end.</param>
    public static Func<ArgumentResult, int?> Of(string name, int least, int? most = null) => result =>
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= (most ?? int.MaxValue))
        {
            return number;
        }

        result.AddError(most is null
            ? $"{name} takes a number from {least}, not '{result.Tokens[0].Value}'."
            : $"{name} takes a number from {least} to {most}, not '{result.Tokens[0].Value}'.");
        return null;
    };
}
