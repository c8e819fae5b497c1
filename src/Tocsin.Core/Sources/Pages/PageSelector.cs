using AngleSharp.Dom;

namespace Tocsin.Core.Sources.Pages;

/// <summary>CSS selectors out of the configuration: one that is written wrongly finds nothing, and the configuration's check names it.</summary>
internal static class PageSelector
{
    public static IEnumerable<IElement> All(IParentNode root, string? selector) =>
        selector is not null && IsValid(selector) ? root.QuerySelectorAll(selector) : [];

    public static IElement? First(IParentNode root, string? selector) => All(root, selector).FirstOrDefault();

    /// <summary>The first element by the order of the selectors, not of the page: <c>h1.title, h1</c> prefers the first.</summary>
    public static IElement? Preferred(IParentNode root, string? selectors) =>
        Parts(selectors).Select(selector => First(root, selector)).FirstOrDefault(found => found is not null);

    /// <summary>The selectors of a list, parted at its own commas, not at those inside of <c>:is(a, b)</c> or <c>[title="a, b"]</c>.</summary>
    public static IReadOnlyList<string> Parts(string? selectors)
    {
        List<string> parts = [];
        var (start, depth, quote) = (0, 0, '\0');
        for (var at = 0; at <= selectors?.Length; at++)
        {
            var sign = at < selectors.Length ? selectors[at] : ',';
            if (at == selectors.Length || (sign == ',' && depth == 0 && quote == '\0'))
            {
                parts.Add(selectors[start..at].Trim());
                start = at + 1;
            }
            else if (quote != '\0' || sign is '"' or '\'')
            {
                quote = quote == '\0' ? sign : quote == sign ? '\0' : quote;
            }
            else
            {
                depth += sign is '(' or '[' ? 1 : sign is ')' or ']' ? -1 : 0;
            }
        }

        return parts;
    }

    public static bool IsValid(string selector)
    {
        try
        {
            return new AngleSharp.Css.Parser.CssSelectorParser().ParseSelector(selector) is not null;
        }
        catch (DomException)
        {
            return false;
        }
    }
}
