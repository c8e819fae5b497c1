using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>One paragraph of a Markdown text; <paramref name="HeadingLevel"/> is 0 for what is no heading.</summary>
internal sealed record MarkdownParagraph(string Text, int HeadingLevel = 0);

/// <summary>Makes plain paragraphs of Markdown: the words stay, the markup goes.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public static IReadOnlyList<MarkdownParagraph> Paragraphs(string markdown)
    {
        List<MarkdownParagraph> paragraphs = [];
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            Read(block, paragraphs);
        }

        return paragraphs;
    }

    private static void Read(Block block, List<MarkdownParagraph> paragraphs)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Add(Inline(heading.Inline), paragraphs, heading.Level);
                break;
            case HtmlBlock html:
                Add(HtmlText.Line(html.Lines.ToString()), paragraphs);
                break;
            case TableRow row:
                Add(string.Join(" | ", row.OfType<TableCell>().Select(CellText)), paragraphs);
                break;
            case LeafBlock { Inline: { } inline }:
                Add(Inline(inline), paragraphs);
                break;
            case CodeBlock code:
                Add(code.Lines.ToString(), paragraphs);
                break;
            case ContainerBlock and not LinkReferenceDefinitionGroup:
                foreach (var child in (ContainerBlock)block)
                {
                    Read(child, paragraphs);
                }

                break;
        }
    }

    private static void Add(string text, List<MarkdownParagraph> paragraphs, int headingLevel = 0)
    {
        if (PlainText.LineOrNull(text) is { } line)
        {
            paragraphs.Add(new MarkdownParagraph(line, headingLevel));
        }
    }

    private static string CellText(TableCell cell) =>
        PlainText.Line(string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Inline(leaf.Inline))));

    private static string Inline(ContainerInline? inline)
    {
        var text = new StringBuilder();
        Read(inline, text);
        return text.ToString();
    }

    private static void Read(Inline? inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LineBreakInline:
                text.Append('\n');
                break;
            case LinkInline { IsImage: true }:
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Read(child, text);
                }

                break;
        }
    }
}
