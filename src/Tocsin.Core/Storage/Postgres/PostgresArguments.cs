using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using Npgsql;

namespace Tocsin.Core.Storage.Postgres;

/// <summary>The properties of an object as parameters that mean the same as on SQLite.</summary>
/// <remarks>A flag is 0 or 1, an enum its number, a list an array. Text cannot hold U+0000 there: it becomes U+FFFD.</remarks>
internal sealed class PostgresArguments(object arguments) : SqlMapper.IDynamicParameters
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) => AddTo((NpgsqlParameterCollection)command.Parameters);

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        if (arguments is IReadOnlyDictionary<string, object?> values)
        {
            foreach (var (name, value) in values)
            {
                // Of a null the statement itself says the type.
                var given = value is null ? new NpgsqlParameter { Value = DBNull.Value } : Parameter(value.GetType(), value)!;
                given.ParameterName = name;
                parameters.Add(given);
            }

            return;
        }

        var properties = Known.GetOrAdd(
            arguments.GetType(),
            type => [.. type.GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0)]);
        foreach (var property in properties)
        {
            if (Parameter(property.PropertyType, property.GetValue(arguments)) is { } parameter)
            {
                parameter.ParameterName = property.Name;
                parameters.Add(parameter);
            }
        }
    }

    /// <summary>Null for a property of a type that no column has: only statements that do not name it may be given the object.</summary>
    private static NpgsqlParameter? Parameter(Type declared, object? value)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return Of(DbType.String, (value as string)?.Replace('\0', '\uFFFD'));
        }

        if (type == typeof(bool) || type.IsEnum || type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte))
        {
            return Of(DbType.Int64, value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture));
        }

        if (type == typeof(double) || type == typeof(float))
        {
            return Of(DbType.Double, value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }

        return value switch
        {
            byte[] bytes => Of(DbType.Binary, bytes),
            IEnumerable<string> texts => new NpgsqlParameter<string[]> { TypedValue = [.. texts.Select(text => text.Replace('\0', '\uFFFD'))] },
            IEnumerable<long> numbers => new NpgsqlParameter<long[]> { TypedValue = [.. numbers] },
            IEnumerable numbers when value is IEnumerable<int> => new NpgsqlParameter<long[]> { TypedValue = [.. numbers.Cast<int>().Select(number => (long)number)] },
            _ => null,
        };
    }

    private static NpgsqlParameter Of(DbType type, object? value) => new() { DbType = type, Value = value ?? DBNull.Value };
}
