using Microsoft.Data.Sqlite;
using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Benchmarks.Search;

/// <summary>SQLite's full text search over the same articles, to measure beside.</summary>
internal sealed class Fts5 : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _query;

    public Fts5(string path, IEnumerable<ArticleContent> articles)
    {
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE VIRTUAL TABLE document USING fts5(title, body, tokenize='porter unicode61');");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO document (title, body) VALUES ($title, $body)";
            var (title, body) = (insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
            foreach (var article in articles)
            {
                (title.Value, body.Value) = (article.Title, $"{article.Standfirst}\n{article.Body}");
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Execute("INSERT INTO document (document) VALUES ('optimize')");
        _query = _connection.CreateCommand();
        _query.CommandText = "SELECT rowid FROM document WHERE document MATCH $words ORDER BY bm25(document, 4.0, 1.0) LIMIT 10";
        _query.Parameters.Add("$words", SqliteType.Text);
    }

    public int Search(string text)
    {
        List<string> words = [];
        var tokens = new TokenReader(text);
        while (tokens.MoveNext())
        {
            words.Add($"\"{text.AsSpan(tokens.Current.Start, tokens.Current.Length)}\"");
        }

        _query.Parameters["$words"].Value = string.Join(" OR ", words);
        using var reader = _query.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    public void Dispose()
    {
        _query.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
