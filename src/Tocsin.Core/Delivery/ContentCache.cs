using Tocsin.Core.Posts;

namespace Tocsin.Core.Delivery;

/// <summary>The content of the last few dispatches; a revision never changes, and a broadcast asks for the same one thousands of times.</summary>
internal sealed class ContentCache(DispatchContents contents)
{
    private const int Most = 16;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Dispatch, long Revision, FrozenContent Content)> _recent = new();

    public async Task<Post> PostForAsync(long dispatch, long revision, string language, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (id, known, content) in _recent)
            {
                if (id == dispatch && known == revision)
                {
                    return content.For(language);
                }
            }
        }

        var read = await contents.ReadAsync(dispatch, revision, cancellationToken)
            ?? throw new InvalidOperationException($"Dispatch {dispatch} is gone.");
        lock (_gate)
        {
            _recent.AddFirst((dispatch, revision, read));
            if (_recent.Count > Most)
            {
                _recent.RemoveLast();
            }
        }

        return read.For(language);
    }
}
