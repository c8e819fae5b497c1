using Tocsin.Core.Posts;

namespace Tocsin.Core.Commands.Cards;

/// <summary>An article to choose from a list and to share: what the list shows, and the sourced post that is shared.</summary>
/// <param name="Id">The article's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">Its best sentences.</param>
/// <param name="Post">The card: title, sentences with the matches marked, source.</param>
public sealed record ArticleCard(long Id, string Title, string Description, Post Post);

/// <summary>A page of cards.</summary>
/// <param name="Cards">Best first.</param>
/// <param name="Total">How many articles match in all.</param>
public sealed record ArticleCardPage(IReadOnlyList<ArticleCard> Cards, int Total);
