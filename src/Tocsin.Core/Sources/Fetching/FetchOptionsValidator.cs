using Microsoft.Extensions.Options;

namespace Tocsin.Core.Sources.Fetching;

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
