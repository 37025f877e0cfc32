package io.faultwire.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.faultwire.device.Nic;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a segment costs the garbage collector on its way from one host's TCP to another's. */
class AllocationTest {
  private static final int OCTETS = 20 << 20;

  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final TestNetwork network = new TestNetwork();
  private final Nic clientNic = network.nic("client", 1);
  private final Nic serverNic = network.nic("server", 2);
  private final byte[] written = new byte[1 << 16];
  private final byte[] read = new byte[1 << 16];

  @Test
  void segmentOfAnEstablishedConnectionAllocatesNothing() throws TcpException {
    HostStack client = network.host("client", 1, clientNic);
    HostStack server = network.host("server", 2, serverNic);
    network.join(clientNic, serverNic);
    TcpListener listener = server.tcp().listen(0, 80, 1);
    TcpConnection from =
        client.tcp().connect(0, 0, TestNetwork.address(2).value(), listener.port());
    network.run();
    TcpConnection to = Objects.requireNonNull(listener.accept());
    transfer(from, to);
    long segments = serverNic.received() + clientNic.received();
    long before = memory.getCurrentThreadAllocatedBytes();

    transfer(from, to);

    long allocated = memory.getCurrentThreadAllocatedBytes() - before;
    segments = serverNic.received() + clientNic.received() - segments;
    assertThat(segments).isGreaterThan(OCTETS / 1500);
    assertThat((double) allocated / segments).as("octets per segment").isLessThan(1.0);
  }

  private void transfer(TcpConnection from, TcpConnection to) {
    for (int received = 0; received < OCTETS; ) {
      from.write(written, 0, written.length);
      for (int i = 0; i < 64 && network.queue.nextTime() <= network.clock.now(); i++) {
        network.queue.runNext(network.clock);
      }
      network.queue.runNext(network.clock);
      for (int n = to.read(read, 0, read.length); n > 0; n = to.read(read, 0, read.length)) {
        received += n;
      }
    }
  }
}
