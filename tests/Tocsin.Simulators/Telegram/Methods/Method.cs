using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>What a method of the Bot API answers, as its <c>result</c>.</summary>
internal delegate JsonNode Method(ApiCall call);
