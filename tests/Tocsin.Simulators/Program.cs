return args switch
{
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Tocsin.Simulators -- telegram [--port 8081]");
    return 2;
}
