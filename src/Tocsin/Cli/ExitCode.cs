namespace Tocsin.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUse = 2;
}
