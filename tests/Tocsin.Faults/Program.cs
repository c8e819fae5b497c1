using Tocsin.Faults;

// tests/faults runs the whole dose; "host" is what it starts and kills.
return args is ["host", ..]
    ? await FaultHost.RunAsync(args[1..])
    : FaultOptions.Parse(args) is { } options
        ? await FaultReport.RunAsync(options)
        : 2;
