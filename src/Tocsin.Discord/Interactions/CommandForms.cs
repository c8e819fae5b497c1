using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Forms;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Interactions;

/// <summary>Shows a command's form, and makes of a form that was filled in the line that it stands for.</summary>
internal sealed class CommandForms(CommandRouter router, ButtonMemory buttons)
{
    // discord.com/developers/docs/components/reference#label and #text-input; a form has at most five fields.
    private const int LongestTitle = 45;
    private const int LongestValue = 4000;
    private const int MostFields = 5;

    /// <summary>The form to show instead of answering; null where the line is answered.</summary>
    public async Task<FormCallback?> OfferAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (await router.FormAsync(request, cancellationToken) is not { Fields.Count: > 0 } form
            || Definition(request.Text) is not { } command)
        {
            return null;
        }

        return new FormCallback(new FormBody(
            buttons.IdOf(ButtonAction.Form, request.Text),
            CommandSet.Text(command.DescriptionKey, request.Language, LongestTitle),
            [.. form.Fields.Take(MostFields).Select(field => Label(command, field, request.Language))]));
    }

    /// <summary>The line that a filled-in form stands for; null where its beginning is forgotten.</summary>
    public string? LineOf(Interaction filledIn) =>
        buttons.Read(filledIn.Name) is (ButtonAction.Form, { } line) ? CommandLine.With(line, filledIn.Options, Definition(line)) : null;

    private CommandDefinition? Definition(string line)
    {
        var name = line.Split((char[]?)null, 2)[0];
        return router.Catalogue.FirstOrDefault(command => $"/{command.Name}" == name);
    }

    private static FormLabel Label(CommandDefinition command, FormField field, string language) => new(
        CommandSet.Text($"form.{field.Option}", language, LongestTitle),
        command.Options.FirstOrDefault(option => option.Name == field.Option) is { } option
            ? CommandSet.Text(command.OptionKey(option), language)
            : null,
        new TextInput(field.Option, field.IsLong ? TextInput.Paragraph : TextInput.Line)
        {
            Value = field.Value is { Length: > 0 } value ? CleanText.Cut(value, field.Longest) : null,
            Required = field.IsRequired,
            MaxLength = Math.Clamp(field.Longest, 1, LongestValue),
        });
}
