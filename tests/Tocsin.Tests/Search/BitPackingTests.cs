using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Tests.Search;

public sealed class BitPackingTests
{
    [Fact]
    public void Reads_what_it_wrote_in_every_width_and_number()
    {
        var random = new Random(5);
        for (var width = 0; width <= 31; width++)
        {
            for (var count = 1; count <= 130; count++)
            {
                var values = Enumerable.Range(0, count).Select(_ => (int)random.NextInt64(1L << width)).ToArray();
                var bytes = new ByteWriter();
                BitPacking.Write(bytes, values, width);
                bytes.Int64(-1);

                var read = new int[count];
                BitPacking.Read(bytes.Written, width, read);

                Assert.Equal(values, read);
                Assert.Equal(values[^1], BitPacking.ReadAt(bytes.Written, width, count - 1));
            }
        }
    }
}
