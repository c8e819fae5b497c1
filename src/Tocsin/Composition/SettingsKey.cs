using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Tocsin.Composition;

/// <summary>A key of <c>tocsin.json</c>: a property of some options, with the rules that stand on it.</summary>
internal sealed class SettingsKey
{
    /// <summary>Where these folders lie is said by <c>--data</c> and <c>--config</c>, nowhere else.</summary>
    private static readonly string[] Elsewhere = ["Campaigns:Directory", "Search:IndexDirectory", "Search:SynonymsFile"];

    private readonly PropertyInfo _property;

    private SettingsKey(PropertyInfo property, object? defaultValue, string path)
    {
        _property = property;
        Path = path;
        Default = defaultValue;
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Children = IsGroup(Type) ? Of(Type, path) : [];
    }

    public string Name => _property.Name;

    /// <summary>With the keys above it: <c>Telegram:Webhook:Url</c>.</summary>
    public string Path { get; }

    public PropertyInfo Property => _property;

    /// <summary>What it takes; of a <c>bool?</c> the <c>bool</c>.</summary>
    public Type Type { get; }

    /// <summary>What stands when the key does not.</summary>
    public object? Default { get; }

    /// <summary>The keys below it, when it is a group of them.</summary>
    public IReadOnlyList<SettingsKey> Children { get; }

    public bool IsList => Type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(Type);

    public IEnumerable<ValidationAttribute> Rules => _property.GetCustomAttributes<ValidationAttribute>();

    /// <summary>The least and the most, where there are any.</summary>
    public (object Least, object Most)? Range =>
        _property.GetCustomAttribute<RangeAttribute>() is { } range ? (Convert(range.Minimum), Convert(range.Maximum)) : null;

    /// <summary>The keys of an options class.</summary>
    public static IReadOnlyList<SettingsKey> Of(Type options, string path)
    {
        var defaults = Activator.CreateInstance(options);
        return
        [
            .. options.GetProperties()
                .Where(property => property.CanWrite && !Elsewhere.Contains($"{path}:{property.Name}"))
                .Select(property => new SettingsKey(property, property.GetValue(defaults), $"{path}:{property.Name}")),
        ];
    }

    /// <summary>Reads a single value; null with a remedy when it is of the wrong kind.</summary>
    public (object? Value, string? Remedy) Read(string text)
    {
        try
        {
            return (Convert(text), null);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return (null, $"write {Kind}");
        }
    }

    /// <summary>What a person writes here.</summary>
    public string Kind => Type switch
    {
        _ when Type == typeof(bool) => "true or false",
        _ when Type == typeof(int) || Type == typeof(long) => "a whole number",
        _ when Type == typeof(double) => "a number",
        _ when Type == typeof(TimeSpan) => "a time as \"hours:minutes:seconds\", such as \"00:00:20\"",
        _ when Type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(Type))}",
        _ when IsList => "a list, such as [ \"one\", \"two\" ]",
        _ when Children.Count > 0 => $"{{ … }} with any of {string.Join(", ", Children.Select(child => child.Name))}",
        _ => "a text in quotes",
    };

    private static bool IsGroup(Type type) =>
        type.IsClass && type != typeof(string) && type.Assembly != typeof(string).Assembly && type.GetConstructor([]) is not null;

    private object Convert(object value) => value is string text
        ? TypeDescriptor.GetConverter(Type).ConvertFromInvariantString(text)!
        : System.Convert.ChangeType(value, Type, CultureInfo.InvariantCulture);
}
