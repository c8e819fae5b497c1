using Tocsin.Core.Posts;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>The content of the last few dispatches; it never changes, and a broadcast asks for the same one thousands of times.</summary>
internal sealed class ContentCache(Database database)
{
    private const int Most = 16;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Dispatch, FrozenContent Content)> _recent = new();

    public async Task<Post> PostForAsync(long dispatch, string language, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (id, content) in _recent)
            {
                if (id == dispatch)
                {
                    return content.For(language);
                }
            }
        }

        var read = FrozenContent.Read(
            await database.ReadAsync(
                session => session.ScalarAsync<string>("SELECT content FROM dispatch WHERE id = @dispatch", new { dispatch }),
                cancellationToken)
            ?? throw new InvalidOperationException($"Dispatch {dispatch} is gone."));
        lock (_gate)
        {
            _recent.AddFirst((dispatch, read));
            if (_recent.Count > Most)
            {
                _recent.RemoveLast();
            }
        }

        return read.For(language);
    }
}
