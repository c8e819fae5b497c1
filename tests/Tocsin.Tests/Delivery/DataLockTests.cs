using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public sealed class DataLockTests
{
    [Fact]
    public void A_second_program_on_the_same_folder_is_told_what_to_do()
    {
        using var folder = new TemporaryDirectory();
        var options = new DatabaseOptions { DataDirectory = folder.Path };
        using (DataLock.Take(options))
        {
            var refusal = Assert.Throws<DataInUseException>(() => DataLock.Take(options));
            Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
        }

        DataLock.Take(options).Dispose();
    }
}
