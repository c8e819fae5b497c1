using System.Net;
using Tocsin.Core.Sources.Fetching;

namespace Tocsin.Tests.Sources.Fetching;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void Lets_the_public_internet_through(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.53")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fe80::1%1")]
    [InlineData("2002:808:808::1")]
    public void Keeps_what_is_not_public_out(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));
}
