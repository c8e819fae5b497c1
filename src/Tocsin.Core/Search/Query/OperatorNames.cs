namespace Tocsin.Core.Search.Query;

/// <summary>Which end of the calendar a date operator bounds.</summary>
internal enum DateBound
{
    From,
    To,
    Before,
    After,

    /// <summary>Both ends: <c>date:2016-05</c>.</summary>
    Within,
}

/// <summary>The names before a colon, in the languages of the bot's own words.</summary>
internal static class OperatorNames
{
    public static SearchField? Field(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant() switch
    {
        "title" or "titre" or "título" or "titulo" or "العنوان" or "عنوان" => SearchField.Title,
        "author" or "by" or "auteur" or "autor" or "الكاتب" or "كاتب" => SearchField.Author,
        "topic" or "tag" or "thème" or "theme" or "tema" or "sujet" or "الموضوع" or "موضوع" => SearchField.Topic,
        _ => null,
    };

    /// <summary>Whether it is the name of anything that takes a value.</summary>
    public static bool IsAny(ReadOnlySpan<char> name) => Field(name) is not null || IsLanguage(name) || Date(name) is not null;

    public static bool IsLanguage(ReadOnlySpan<char> name) =>
        name.ToString().ToLowerInvariant() is "lang" or "language" or "langue" or "idioma" or "lengua" or "لغة" or "اللغة";

    public static DateBound? Date(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant() switch
    {
        "from" or "since" or "depuis" or "desde" or "من" => DateBound.From,
        "to" or "until" or "jusque" or "hasta" or "إلى" => DateBound.To,
        "before" or "avant" or "antes" or "قبل" => DateBound.Before,
        "after" or "après" or "apres" or "después" or "despues" or "بعد" => DateBound.After,
        "date" or "year" or "année" or "annee" or "fecha" or "año" or "سنة" => DateBound.Within,
        _ => null,
    };
}
