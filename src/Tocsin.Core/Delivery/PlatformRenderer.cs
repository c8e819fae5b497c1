using Tocsin.Core.Chats;
using Tocsin.Core.Posts;

namespace Tocsin.Core.Delivery;

/// <summary>How a platform that is not connected would show a post: for previews.</summary>
/// <param name="Platform">As <see cref="IPlatform.Name"/>.</param>
/// <param name="Render">As <see cref="IPlatform.Render"/>.</param>
public sealed record PlatformRenderer(string Platform, Func<Post, ChatSettings, IReadOnlyList<RenderedPart>> Render);
