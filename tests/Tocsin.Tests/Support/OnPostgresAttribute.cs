namespace Tocsin.Tests.Support;

/// <summary>The tests of this class, which it inherits, run on PostgreSQL; they are skipped where none can be started.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class OnPostgresAttribute : Attribute;
