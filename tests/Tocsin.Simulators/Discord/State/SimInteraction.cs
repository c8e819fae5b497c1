using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.State;

/// <summary>A person's call of a command, press of a button, or half-typed option, and what became of it.</summary>
internal sealed class SimInteraction
{
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required ulong Id { get; init; }

    public required string Token { get; init; }

    public required DateTimeOffset At { get; init; }

    public required SimUser User { get; init; }

    public required SimChannel Channel { get; init; }

    /// <summary>The message whose button was pressed.</summary>
    public SimMessage? Source { get; init; }

    /// <summary>The type of the first answer; null while there is none.</summary>
    public int? AnswerType { get; set; }

    /// <summary>The message that answers it, once there is one.</summary>
    public SimMessage? Answer { get; set; }

    public List<SimMessage> FollowUps { get; } = [];

    /// <summary>2 a command, 3 a button, 4 a half-typed option, 5 a form.</summary>
    public required int Type { get; init; }

    /// <summary>The form that answers it.</summary>
    public JsonObject? Form { get; set; }

    /// <summary>The choices of an autocompletion.</summary>
    public JsonArray? Choices { get; set; }

    /// <summary>Done with the first answer that a person sees: a message or choices, not a deferral.</summary>
    public Task Answered => _answered.Task;

    public void Show() => _answered.TrySetResult();
}
