using System.Globalization;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources;

/// <summary>What can be wrong with a source, its site or its address; said in plain words in each of the bot's languages.</summary>
internal static class Faults
{
    public static Phrase NotHttp { get; } = Of("not-http");

    public static Phrase AddressTooLong { get; } = Of("address-too-long");

    public static Phrase AddressWithUser { get; } = Of("address-with-user");

    public static Phrase AddressWithoutHost { get; } = Of("address-without-host");

    public static Phrase NoAddress { get; } = Of("no-address");

    public static Phrase PrivateNetwork { get; } = Of("private-network");

    public static Phrase NameUnknown { get; } = Of("name-unknown");

    public static Phrase TakesNoConnections { get; } = Of("takes-no-connections");

    public static Phrase NoAnswer { get; } = Of("no-answer");

    public static Phrase Unreachable { get; } = Of("unreachable");

    public static Phrase Certificate { get; } = Of("certificate");

    public static Phrase ConnectionBroke { get; } = Of("connection-broke");

    public static Phrase Circles { get; } = Of("circles");

    public static Phrase TooOften { get; } = Of("too-often");

    public static Phrase Missing { get; } = Of("missing");

    public static Phrase Gone { get; } = Of("gone");

    public static Phrase Robots { get; } = Of("robots");

    public static Phrase Empty { get; } = Of("empty");

    public static Phrase NeitherFeedNorPage { get; } = Of("neither-feed-nor-page");

    public static Phrase PageInstead { get; } = Of("page-instead");

    public static Phrase NamesNoFeed { get; } = Of("names-no-feed");

    public static Phrase TooDeep { get; } = Of("too-deep");

    public static Phrase NoRoot { get; } = Of("no-root");

    public static Phrase OtherJson { get; } = Of("other-json");

    public static Phrase OurOwn { get; } = Of("our-own");

    public static Phrase Port(int port) => Of("port", port);

    public static Phrase SiteFault(int status) => Of("site-fault", status);

    public static Phrase Refused(int status) => Of("refused", status);

    public static Phrase OtherStatus(int status) => Of("other-status", status);

    public static Phrase TooLarge(int bytes) => Of("too-large", (bytes + (1024 * 1024) - 1) / 1024 / 1024);

    public static Phrase Slow(TimeSpan limit) => Of("slow", (long)limit.TotalSeconds);

    public static Phrase OtherXml(string root) => new("fault.other-xml", root);

    public static Phrase BrokenXml(int line, int column) => Of("broken-xml", line, column);

    public static Phrase BrokenJson(long line) => Of("broken-json", line);

    private static Phrase Of(string kind, params long[] numbers) =>
        new($"fault.{kind}", [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
}
