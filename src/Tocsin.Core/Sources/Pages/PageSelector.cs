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
        selectors?.Split(',', StringSplitOptions.TrimEntries).Select(selector => First(root, selector)).FirstOrDefault(found => found is not null);

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
