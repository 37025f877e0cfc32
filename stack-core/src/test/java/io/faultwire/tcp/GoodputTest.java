package io.faultwire.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.time.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Goodput over bad paths, compared with {@code goodput.txt}, figure by figure. {@code
 * -Dfaultwire.golden=write} writes the file instead; read the difference before you commit it.
 */
class GoodputTest {
  private static final String FILE = "goodput.txt";
  private static final double[] LOSSES = {0, 0.1, 1, 5, 10, 20};
  private static final int[] RTTS = {1, 10, 100, 300};
  private static final int[] BUFFERS = {64, 1024};
  private static final int SEEDS = 4;
  private static final int OCTETS = 8_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final double NANOS = 1e9;

  @Test
  void goodputIsWhatItWas() throws TcpException, IOException {
    GoodputTable table = new GoodputTable();
    for (int buffer : BUFFERS) {
      for (double loss : LOSSES) {
        for (int rtt : RTTS) {
          table.put(
              new GoodputTable.Cell("buffers of " + buffer + " KiB", percent(loss), rtt + " ms"),
              megabits(buffer * 1024, loss, rtt));
        }
      }
    }
    if ("write".equals(System.getProperty("faultwire.golden"))) {
      Path directory = Path.of("src/test/resources/io/faultwire/tcp");
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(FILE), table.text());
      return;
    }
    String golden = golden();
    assertThat(GoodputTable.changes(GoodputTable.parse(golden), table))
        .as("figures of %s that changed; -Dfaultwire.golden=write accepts them", FILE)
        .isEmpty();
    assertThat(table.text()).isEqualTo(golden);
  }

  private static String percent(double loss) {
    return (loss == Math.rint(loss) ? String.valueOf((int) loss) : String.valueOf(loss)) + "%";
  }

  private static String golden() throws IOException {
    try (InputStream in = GoodputTest.class.getResourceAsStream(FILE)) {
      assertThat(in).as("golden file %s", FILE).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static double megabits(int buffer, double loss, int rtt) throws TcpException {
    TcpOptions options =
        TcpOptions.DEFAULT.toBuilder().sendBuffer(buffer).receiveBuffer(buffer).build();
    Duration latency = Duration.ofNanos(rtt * 500_000L);
    double sum = 0;
    for (int run = 0; run < SEEDS; run++) {
      sum += megabits(new TcpPair(Seed.DEFAULT.run(run), options, latency, Faults.loss(loss)));
    }
    return sum / SEEDS;
  }

  private static double megabits(TcpPair net) throws TcpException {
    TcpConnection[] ends = net.connect();
    long start = net.clock.now();
    ends[0].setNoDelay(true);
    Flow flow = new Flow(ends[0], ends[1]);
    while (flow.received < OCTETS && net.queue.nextTime() <= start + LIMIT.toNanos()) {
      net.queue.runNext(net.clock);
    }
    long end = flow.received < OCTETS ? start + LIMIT.toNanos() : net.clock.now();
    return flow.received * 8 / 1e6 / ((end - start) / NANOS);
  }

  /** Writes as fast as the buffer lets it, and reads at once. */
  private static final class Flow {
    private static final byte[] CHUNK = new byte[64 * 1024];

    private final TcpConnection from;
    private final TcpConnection to;
    private final byte[] target = new byte[64 * 1024];
    private long written;
    private long received;

    Flow(TcpConnection from, TcpConnection to) {
      this.from = from;
      this.to = to;
      from.setWaker(this::write);
      to.setWaker(this::read);
      write();
    }

    private void write() {
      int taken = 1;
      while (taken > 0 && written < OCTETS) {
        taken = from.write(CHUNK, 0, (int) Math.min(CHUNK.length, OCTETS - written));
        written += taken;
      }
    }

    private void read() {
      int count = to.read(target, 0, target.length);
      while (count > 0) {
        received += count;
        count = to.read(target, 0, target.length);
      }
    }
  }
}
