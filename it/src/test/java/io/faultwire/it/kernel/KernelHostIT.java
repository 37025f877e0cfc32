package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.engine.kernel.NamespaceSockets;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Socket calls, frames and settings of a kernel whose user is this JVM. */
@Timeout(60)
@Requires(Need.KERNEL)
@Isolated
class KernelHostIT {
  private static final MacAddress MAC = MacAddress.local(1);
  private static final Ipv4Address ADDRESS = Ipv4Address.parse("10.0.0.1");
  private static final Ipv4Address PEER = Ipv4Address.parse("10.0.0.2");
  private static final int MTU = 1500;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SIOCINQ = 0x541B;
  private static final int POLLIN = 1;
  private static final int EBADF = 9;
  private static final int EAGAIN = 11;
  private static final int EADDRINUSE = 98;
  private static final int ECONNREFUSED = 111;
  private static final int EALREADY = 114;
  private static final int EINPROGRESS = 115;

  private static KernelHost open() {
    return KernelHost.open(MAC, ADDRESS, 24, MTU);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void callsReturnWhatLinuxReturns() {
    try (KernelHost host = open()) {
      NamespaceSockets calls = host.sockets();
      int listener = calls.socket(AF_INET, SOCK_STREAM, 0);
      assertThat(calls.bind(listener, ADDRESS.value(), 80)).isZero();
      assertThat(calls.listen(listener, 4)).isZero();
      assertThat(calls.accept(listener)).isEqualTo(-EAGAIN);

      int second = calls.socket(AF_INET, SOCK_STREAM, 0);
      assertThat(calls.bind(second, ADDRESS.value(), 80)).isEqualTo(-EADDRINUSE);
      assertThat(calls.connect(second, ADDRESS.value(), 81)).isEqualTo(-EINPROGRESS);
      assertThat(await(() -> calls.connect(second, ADDRESS.value(), 81), -EALREADY))
          .isEqualTo(-ECONNREFUSED);
      int client = calls.socket(AF_INET, SOCK_STREAM, 0);
      assertThat(calls.connect(client, ADDRESS.value(), 80)).isEqualTo(-EINPROGRESS);
      int server = await(() -> calls.accept(listener), -EAGAIN);
      assertThat(server).isPositive();

      assertThat(calls.poll(server, POLLIN)).isZero();
      assertThat(calls.receive(server, new byte[9], 0)).isEqualTo(-EAGAIN);
      assertThat(calls.send(client, bytes("hello"), 0)).isEqualTo(5);
      assertThat(await(() -> calls.poll(server, POLLIN), 0)).isEqualTo(POLLIN);
      int[] waiting = {0};
      assertThat(calls.ioctl(server, SIOCINQ, waiting)).isZero();
      assertThat(waiting).containsExactly(5);
      byte[] received = new byte[9];
      assertThat(calls.receive(server, received, 0)).isEqualTo(5);
      assertThat(Arrays.copyOf(received, 5)).isEqualTo(bytes("hello"));

      assertThat(calls.shutdown(client, 1)).isZero();
      assertThat(await(() -> calls.receive(server, received, 0), -EAGAIN)).isZero();
      assertThat(calls.close(server)).isZero();
      assertThat(calls.close(server)).isEqualTo(-EBADF);
    }
  }

  /** Repeats a call while it returns what it returns before the kernel is done. */
  private static int await(IntSupplier call, int notYet) {
    long deadline = System.nanoTime() + PATIENCE;
    int result = call.getAsInt();
    while (result == notYet && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      result = call.getAsInt();
    }
    return result;
  }

  @Test
  void optionsAndDatagramsCarryTheirValues() {
    try (KernelHost host = open()) {
      NamespaceSockets calls = host.sockets();
      int receiver = calls.socket(AF_INET, SOCK_DGRAM, 0);
      assertThat(calls.bind(receiver, ADDRESS.value(), 53)).isZero();
      int sender = calls.socket(AF_INET, SOCK_DGRAM, 0);
      assertThat(calls.bind(sender, ADDRESS.value(), 5353)).isZero();

      assertThat(calls.sendTo(sender, bytes("ping"), 0, ADDRESS.value(), 53)).isEqualTo(4);
      int[] source = new int[2];
      assertThat(await(() -> calls.receiveFrom(receiver, new byte[9], 0, source), -EAGAIN))
          .isEqualTo(4);
      assertThat(source).containsExactly(ADDRESS.value(), 5353);

      byte[] size = {0, 0x20, 0, 0};
      assertThat(calls.setOption(receiver, SOL_SOCKET, SO_RCVBUF, size)).isZero();
      byte[] doubled = new byte[4];
      assertThat(calls.getOption(receiver, SOL_SOCKET, SO_RCVBUF, doubled)).isEqualTo(4);
      assertThat(doubled).containsExactly(0, 0x40, 0, 0);
    }
  }

  @Test
  void aDescriptorOfAnotherHostIsUnknown() {
    try (KernelHost one = open();
        KernelHost other = open()) {
      int descriptor = one.sockets().socket(AF_INET, SOCK_STREAM, 0);
      assertThat(other.sockets().listen(descriptor, 1)).isEqualTo(-EBADF);
      assertThat(other.sockets().close(descriptor)).isEqualTo(-EBADF);
      assertThat(one.sockets().listen(descriptor, 1)).isZero();
    }
  }

  @Test
  void anyThreadMayCallAndTheSocketStaysInItsNamespace() throws Exception {
    try (KernelHost host = open()) {
      NamespaceSockets calls = host.sockets();
      int listener =
          CompletableFuture.supplyAsync(() -> calls.socket(AF_INET, SOCK_STREAM, 0)).get();
      assertThat(calls.bind(listener, ADDRESS.value(), 80)).isZero();
      assertThat(calls.listen(listener, 1)).isZero();

      assertThat(host.namespace().run("ss", "-Htln")).contains("10.0.0.1:80");
    }
  }

  @Test
  void aFrameHasTheTimeAtWhichTheKernelSentIt() {
    try (KernelHost host = open()) {
      NamespaceSockets calls = host.sockets();
      byte[] frame = new byte[MTU + EthernetHeader.LENGTH];
      assertThat(host.read(frame, 0)).isEqualTo(-1);

      int sender = calls.socket(AF_INET, SOCK_DGRAM, 0);
      long before = System.nanoTime();
      calls.sendTo(sender, bytes("x"), 0, PEER.value(), 9);
      long after = System.nanoTime();
      int length = host.read(frame, PATIENCE);

      assertThat(length).isPositive();
      ArpPacket request = new Packet().wrap(frame, 0, length).arp();
      assertThat(request).isNotNull();
      assertThat(request.targetAddress()).isEqualTo(PEER.value());
      long slip = TimeUnit.MICROSECONDS.toNanos(500);
      assertThat(host.sentAt() - before).isGreaterThan(-slip);
      assertThat(host.sentAt() - after).isLessThan(slip);
    }
  }

  @Test
  void settingsHoldForOneHostAlone() {
    try (KernelHost one = open();
        KernelHost other = open()) {
      one.set("ipv4/tcp_retries2", "3");
      assertThat(retries(one)).isEqualTo("3");
      assertThat(retries(other)).isEqualTo("15");
      assertThatIllegalStateException()
          .isThrownBy(() -> one.set("ipv4/tcp_retries2", "many"))
          .withMessageContaining("/proc/sys/net/ipv4/tcp_retries2")
          .withMessageContaining("many");
    }
  }

  private static String retries(KernelHost host) {
    return host.namespace().run("cat", "/proc/sys/net/ipv4/tcp_retries2").strip();
  }

  @Test
  void theKernelSendsNothingByItself() {
    try (KernelHost host = open()) {
      assertThat(host.read(new byte[MTU], TimeUnit.SECONDS.toNanos(3))).isEqualTo(-1);
    }
  }

  @Test
  void aClosedHostLeavesNothingAndSaysSo() {
    Traces before = Traces.now();
    KernelHost host = open();
    host.sockets().socket(AF_INET, SOCK_STREAM, 0);
    Traces open = Traces.since(before);
    assertThat(open.descriptors()).hasSize(3);
    assertThat(open.threads()).hasSize(1);
    assertThat(open.children()).containsExactly(host.namespace().pid());

    host.close();
    host.close();

    assertThat(Traces.since(before)).isEqualTo(Traces.NONE);
    assertThatIllegalStateException().isThrownBy(() -> host.read(new byte[MTU], 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> host.sockets().socket(AF_INET, SOCK_STREAM, 0))
        .withMessageContaining("closed");
  }
}
