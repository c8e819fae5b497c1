using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Commands.Members;

/// <summary>An article's number as people type it.</summary>
internal static class ArticleNumber
{
    /// <summary>Reads <c>3</c>, <c>#3</c>, <c>3.</c>, <c>٣</c>: digits of any script, with what a list or a sentence puts around them.</summary>
    /// <returns>Null for what is no number.</returns>
    public static ArticleId? Read(string typed) =>
        long.TryParse(
            FoldTable.Fold(typed.Trim()).TrimStart('#').TrimEnd('.', '。', '۔').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ArticleId(number)
            : null;
}
