namespace Tocsin.Core.Search.Ranking;

/// <summary>A document that may be among the hits.</summary>
/// <param name="Segment">The number of its segment in the snapshot.</param>
/// <param name="Document">Its number in the segment.</param>
/// <param name="Plan">The number of the language plan that found it.</param>
/// <param name="Score">Higher is better.</param>
internal readonly record struct Candidate(int Segment, int Document, int Plan, float Score);
