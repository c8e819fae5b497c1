using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Discord.Api;

/// <summary>What came of one request: a value, or one of the problems of <see cref="RestProblem"/>. Never an exception.</summary>
internal sealed record RestAnswer<T>
{
    private RestAnswer(T? value, RestProblem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public RestProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static implicit operator RestAnswer<T>(T value) => new(value, null);

    public static implicit operator RestAnswer<T>(RestProblem problem) => new(default, problem);
}

/// <summary>An answer that says nothing but that it was done.</summary>
internal readonly record struct Done;
