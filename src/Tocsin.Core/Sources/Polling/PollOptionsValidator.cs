using Microsoft.Extensions.Options;

namespace Tocsin.Core.Sources.Polling;

[OptionsValidator]
internal sealed partial class PollOptionsValidator : IValidateOptions<PollOptions>;
