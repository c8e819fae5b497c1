using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Telegram.Api;

/// <summary>What came of one request: a value, or one of the problems of <see cref="ApiProblem"/>. Never an exception.</summary>
internal sealed record ApiAnswer<T>
{
    private ApiAnswer(T? value, ApiProblem? problem)
    {
        Value = value;
        Problem = problem;
    }

    public T? Value { get; }

    public ApiProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static implicit operator ApiAnswer<T>(T value) => new(value, null);

    public static implicit operator ApiAnswer<T>(ApiProblem problem) => new(default, problem);
}
