package io.faultwire.suites.tcp.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Socket calls made of the calls of a subject. */
class SubjectSocketsTest {
  private static final int SUBJECT = 0x0A000001;
  private static final int TESTER = 0x0A000002;

  private final Recorded connection = new Recorded();
  private final SubjectSockets calls =
      new SubjectSockets(new Recorder(connection), SUBJECT, TESTER);

  private int opened() {
    int descriptor = calls.socket(Linux.AF_INET, Linux.SOCK_STREAM, 0);
    assertThat(calls.connect(descriptor, TESTER, 80)).isEqualTo(Errno.EINPROGRESS.negated());
    return descriptor;
  }

  @Test
  void peekedOctetsAreReadOnce() {
    int descriptor = opened();
    connection.arrived = "abcdef".getBytes(StandardCharsets.US_ASCII);
    byte[] target = new byte[4];

    assertThat(calls.receive(descriptor, target, Linux.MSG_PEEK)).isEqualTo(4);
    assertThat(calls.poll(descriptor, Linux.POLLIN)).isEqualTo(Linux.POLLIN);
    assertThat(calls.receive(descriptor, target, 0)).isEqualTo(4);
    assertThat(new String(target, StandardCharsets.US_ASCII)).isEqualTo("abcd");
    assertThat(calls.receive(descriptor, target, 0)).isEqualTo(2);
    assertThat(calls.receive(descriptor, target, 0)).isEqualTo(Errno.EAGAIN.negated());
  }

  @Test
  void optionSetBeforeConnect_isAppliedToTheConnection() {
    int descriptor = calls.socket(Linux.AF_INET, Linux.SOCK_STREAM, 0);
    byte[] one = {1, 0, 0, 0};

    assertThat(calls.setOption(descriptor, Linux.SOL_TCP, Linux.TCP_NODELAY, one)).isZero();
    assertThat(connection.log).isEmpty();
    calls.connect(descriptor, TESTER, 80);

    assertThat(connection.log).containsExactly("no delay");
    byte[] value = new byte[4];
    assertThat(calls.getOption(descriptor, Linux.SOL_TCP, Linux.TCP_NODELAY, value)).isEqualTo(4);
    assertThat(value).isEqualTo(one);
  }

  @Test
  void lingerOfZero_aborts() {
    int descriptor = opened();
    byte[] onForZero = {1, 0, 0, 0, 0, 0, 0, 0};

    calls.setOption(descriptor, Linux.SOL_SOCKET, Linux.SO_LINGER, onForZero);
    calls.close(descriptor);

    assertThat(connection.log).containsExactly("abort");
    assertThat(calls.close(descriptor)).isEqualTo(Errno.EBADF.negated());
  }

  @Test
  void failureIsToldOnceByItsNumber() {
    int descriptor = opened();
    connection.failure = "the peer has reset the connection";

    assertThat(calls.receive(descriptor, new byte[1], 0)).isEqualTo(Errno.ECONNRESET.negated());
    assertThat(calls.receive(descriptor, new byte[1], 0)).isZero();
    assertThat(calls.send(descriptor, new byte[1], 0)).isEqualTo(Errno.EPIPE.negated());
  }

  @Test
  void whatTheSubjectCannotSay_isRefused() {
    int descriptor = opened();
    byte[] one = {1, 0, 0, 0};
    connection.failure = "the dog ate it";

    assertThatThrownBy(() -> calls.setOption(descriptor, Linux.SOL_SOCKET, Linux.SO_KEEPALIVE, one))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("The subject does not offer keep-alive.");
    assertThatThrownBy(() -> calls.receive(descriptor, one, 0))
        .hasMessageContaining("the recorder does not offer the error number of \"the dog ate it\"");
    assertThatThrownBy(() -> calls.ioctl(descriptor, Linux.SIOCINQ, new int[1]))
        .hasMessageContaining("its TestBed may implement sockets() itself");
  }

  /** A subject whose connection is this one. */
  private record Recorder(SubjectConnection connection) implements TcpSubject {
    @Override
    public SubjectClaims claims() {
      return new SubjectClaims("the recorder", Duration.ZERO, /* reopensTimeWait= */ false);
    }

    @Override
    public SubjectListener listen(int port) {
      return () -> null;
    }

    @Override
    public SubjectConnection connect(int localPort, int remotePort) {
      return connection;
    }
  }

  /** An open connection that writes down what is asked of it. */
  private static final class Recorded implements SubjectConnection {
    final List<String> log = new ArrayList<>();
    byte[] arrived = new byte[0];
    @Nullable String failure;

    @Override
    public int send(byte[] octets) {
      return octets.length;
    }

    @Override
    public byte[] receive(int limit) {
      byte[] taken = Arrays.copyOf(arrived, Math.min(limit, arrived.length));
      arrived = Arrays.copyOfRange(arrived, taken.length, arrived.length);
      return taken;
    }

    @Override
    public boolean endOfStream() {
      return false;
    }

    @Override
    public void shutdownOutput() {
      log.add("shut down");
    }

    @Override
    public void close() {
      log.add("close");
    }

    @Override
    public void abort() {
      log.add("abort");
    }

    @Override
    public void setNoDelay(boolean noDelay) {
      log.add(noDelay ? "no delay" : "delay");
    }

    @Override
    public boolean isEstablished() {
      return true;
    }

    @Override
    public Optional<String> failure() {
      return Optional.ofNullable(failure);
    }
  }
}
