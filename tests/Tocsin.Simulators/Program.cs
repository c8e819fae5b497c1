return args switch
{
    ["telegram", ..] => await Tocsin.Simulators.Telegram.Terminal.RunAsync(args, Console.In, Console.Out),
    ["discord", ..] => await Tocsin.Simulators.Discord.Terminal.RunAsync(args, Console.In, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Tocsin.Simulators -- telegram [--port 8081] | discord [--port 8082]");
    return 2;
}
