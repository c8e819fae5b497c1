using Tocsin.Composition;

namespace Tocsin.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("{ \"Delivry\": {} }", 1, "Delivry", "unknown section", "Delivery")]
    [InlineData("{\n \"Delivery\": { \"InFlite\": 3 } }", 2, "Delivery:InFlite", "unknown key", "InFlight")]
    [InlineData("{ \"Delivery\": {\n\n \"InFlight\": 900 } }", 3, "Delivery:InFlight", "is out of range", "from 1 to 64")]
    [InlineData("{ \"Delivery\": { \"InFlight\": \"many\" } }", 1, "Delivery:InFlight", "is not understood", "a whole number")]
    [InlineData("{ \"Delivery\": { \"InFlight\": [ 3 ] } }", 1, "Delivery:InFlight", "is no single value", "a whole number")]
    [InlineData("{ \"Delivery\": { \"Lease\": \"an hour\" } }", 1, "Delivery:Lease", "is not understood", "hours:minutes:seconds")]
    [InlineData("{ \"Delivery\": { \"Lease\": \"00:00:01\" } }", 1, "Delivery:Lease", "is out of range", "from 00:00:03 to 00:30:00")]
    [InlineData("{ \"Delivery\": 3 }", 1, "Delivery", "is no group of keys", "InFlight")]
    [InlineData("{ \"Local\": { \"Enabled\": \"maybe\" } }", 1, "Local:Enabled", "is not understood", "true or false")]
    [InlineData("{ \"Archive\": { \"Folders\": \"archive\" } }", 1, "Archive:Folders", "is no list of texts", "[ ")]
    [InlineData("{ \"Telegram\": { \"Webhook\": { \"Adress\": \"x\" } } }", 1, "Telegram:Webhook:Adress", "unknown key", "Url")]
    [InlineData("{ \"Telegram\": { \"Webhook\": { \"Listen\": \"8443\" } } }", 1, "Telegram:Webhook:Listen", "is not allowed", "http://127.0.0.1:8443")]
    [InlineData("{ \"Telegram\": { \"Webhook\": { \"Url\": \"ftp://x\" } } }", 1, "Telegram:Webhook:Url", "is not allowed", "https")]
    [InlineData("{ \"Discord\": { \"Colour\": -1 } }", 1, "Discord:Colour", "is out of range", "16777215")]
    [InlineData("{ \"Sources\": { \"Poll\": { \"AtOnce\": 0 } } }", 1, "Sources:Poll:AtOnce", "is out of range", "from 1 to 64")]
    [InlineData("{ \"Campaigns\": { \"Directory\": \"x\" } }", 1, "Campaigns:Directory", "unknown key", "Poll")]
    [InlineData("{ \"Local\": {}, \"local\": {} }", 1, "Local", "stands there twice", "one of the two")]
    [InlineData("[]", 1, null, "the file holds no object", "tocsin.schema.json")]
    [InlineData("{\n \"Local\": {\n", 3, null, "no valid JSON here", "commas")]
    public void Names_line_key_and_remedy(string json, int line, string? key, string problem, string remedy)
    {
        var found = Assert.Single(SettingsCheck.Check("tocsin.json", json));

        Assert.Equal((line, key, problem), (found.Line, found.Key, found.Problem));
        Assert.Contains(remedy, found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_comments_trailing_commas_any_case_and_numbers_in_quotes()
    {
        Assert.Empty(SettingsCheck.Check("tocsin.json", """
            // ours
            { "delivery": { "inFlight": "4", "LEASE": "00:01:00", }, "Logging": { "LogLevel": { "Default": "Debug" } } }
            """));
    }

    [Fact]
    public void Shows_the_value_but_never_a_secret()
    {
        var colour = Assert.Single(SettingsCheck.Check("tocsin.json", """{ "Discord": { "Colour": -7 } }"""));
        var secret = Assert.Single(SettingsCheck.Check("tocsin.json", """{ "Telegram": { "Webhook": { "Secret": "hush" } } }"""));

        Assert.Equal("tocsin.json:1: key 'Discord:Colour': value '-7' is out of range — write a whole number from 0 to 16777215", colour.ToString());
        Assert.DoesNotContain("hush", secret.ToString(), StringComparison.Ordinal);
    }
}
