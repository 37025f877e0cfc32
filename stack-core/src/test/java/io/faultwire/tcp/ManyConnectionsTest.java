package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand connections over a bad wire leave nothing behind. */
class ManyConnectionsTest {
  private static final int CONNECTIONS = 10_000;
  private static final int AT_ONCE = 500;
  private static final int OCTETS = 3000;

  @Test
  void nothingIsLeftAfterTenThousandConnections() throws TcpException {
    TcpPair net =
        new TcpPair(
            Seed.DEFAULT,
            TcpOptions.DEFAULT,
            Duration.ofMillis(5),
            Faults.loss(3),
            Faults.reorder(5, 2),
            Faults.duplicate(2),
            Faults.corrupt(1));
    TcpListener listener = net.server.listen(0, 80, AT_ONCE);
    int complete = 0;

    for (int opened = 0; opened < CONNECTIONS; opened += AT_ONCE) {
      List<Dialogue> clients = new ArrayList<>();
      List<Dialogue> servers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        clients.add(new Dialogue(net.client.connect(0, 0, TcpPair.SERVER, 80), OCTETS, 0));
      }
      listener.setWaker(
          () -> {
            TcpConnection accepted = listener.accept();
            while (accepted != null) {
              servers.add(new Dialogue(accepted, OCTETS, 0));
              accepted = listener.accept();
            }
          });
      net.runUntilQuiet();

      assertThat(clients).allMatch(Dialogue::isClosedInOrder);
      assertThat(servers).hasSize(AT_ONCE).allMatch(Dialogue::isClosedInOrder);
      Dialogue sample = servers.get(0);
      complete += (int) clients.stream().filter(client -> client.hasAllOf(sample)).count();
    }

    listener.close();
    assertThat(complete).isEqualTo(CONNECTIONS);
    assertThat(net.client.openConnections() + net.server.openConnections()).isZero();
    assertThat(net.pool.outstanding()).isZero();
    assertThat(net.queue.runNext(net.clock)).as("something is pending").isFalse();
  }
}
