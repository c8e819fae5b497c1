using Tocsin.Cli;

return await CommandLine.RunAsync(args, CancellationToken.None);
