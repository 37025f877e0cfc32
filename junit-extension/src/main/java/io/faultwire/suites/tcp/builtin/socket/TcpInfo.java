package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.SocketState;
import io.faultwire.suites.tcp.abi.TcpInfoField;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpSnapshot;
import io.faultwire.tcp.TcpState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code struct tcp_info}. A field that the stack keeps no account of has all bits set, so
 * that no assertion about it holds by chance.
 */
final class TcpInfo {
  private static final int NANOS_PER_MICRO = 1000;

  /** The value of {@code tcpi_snd_ssthresh} before the first loss. */
  private static final int INFINITE_THRESHOLD = 0x7FFF_FFFF;

  /** Bits of {@code tcpi_options}. */
  private static final int TIMESTAMPS = 1;

  private static final int SACK = 2;
  private static final int WINDOW_SCALING = 4;
  private static final int ECN = 8;

  private TcpInfo() {}

  /** Write as much as there is room for, and return the length. */
  static int write(byte[] value, @Nullable TcpConnection connection, boolean listening) {
    byte[] structure = new byte[TcpInfoField.STRUCTURE_LENGTH];
    Arrays.fill(structure, (byte) 0xFF);
    TcpState state =
        connection == null ? (listening ? TcpState.LISTEN : TcpState.CLOSED) : connection.state();
    TcpInfoField.STATE.write(structure, SocketState.valueOf(state.name()).number());
    if (connection != null && connection.isConnected()) {
      fill(structure, connection);
    }
    int length = Math.min(value.length, structure.length);
    System.arraycopy(structure, 0, value, 0, length);
    return length;
  }

  private static void fill(byte[] structure, TcpConnection connection) {
    int mss = connection.effectiveSendMss();
    int inFlight = connection.sndNxt() - connection.sndUna();
    int threshold = connection.congestionControl().ssthresh();
    TcpInfoField.RTO.write(structure, connection.rto() / NANOS_PER_MICRO);
    TcpInfoField.SND_MSS.write(structure, mss);
    TcpInfoField.SND_CWND.write(structure, connection.congestionControl().cwnd() / mss);
    TcpInfoField.SND_SSTHRESH.write(
        structure, threshold >= 1 << 30 ? INFINITE_THRESHOLD : threshold / mss);
    TcpInfoField.NOTSENT_BYTES.write(
        structure, Math.max(0, connection.unacknowledged() - inFlight));
    TcpInfoField.SND_WND.write(structure, connection.sndWnd());
    TcpInfoField.RCV_WND.write(structure, connection.rcvWnd());
    TcpSnapshot now = connection.snapshot();
    fillLosses(structure, now);
    fillAgreed(structure, now);
    fillTimes(structure, now, connection.srtt());
  }

  private static void fillLosses(byte[] structure, TcpSnapshot now) {
    TcpInfoField.CA_STATE.write(structure, congestionState(now));
    TcpInfoField.RETRANSMITS.write(structure, now.failures());
    TcpInfoField.BACKOFF.write(structure, now.failures());
    TcpInfoField.UNACKED.write(structure, now.segmentsInFlight());
    TcpInfoField.SACKED.write(structure, now.sackedSegments());
    TcpInfoField.LOST.write(structure, now.lostSegments());
    TcpInfoField.RETRANS.write(structure, now.copiesInFlight());
  }

  /** Return Linux's number: open, disorder, recovery, loss. */
  private static int congestionState(TcpSnapshot now) {
    return switch (now.recovery()) {
      case NONE -> now.sackedSegments() > 0 ? 1 : 0;
      case FAST -> 3;
      case TIMEOUT -> 4;
    };
  }

  private static void fillAgreed(byte[] structure, TcpSnapshot now) {
    int options = now.timestamps() ? TIMESTAMPS : 0;
    options |= now.sack() ? SACK : 0;
    options |= now.windowScaling() ? WINDOW_SCALING : 0;
    options |= now.ecn() ? ECN : 0;
    TcpInfoField.OPTIONS.write(structure, options);
    structure[TcpInfoField.SCALES_OFFSET] = (byte) (now.sendScale() | now.receiveScale() << 4);
    TcpInfoField.ADVMSS.write(structure, now.receiveMss());
  }

  private static void fillTimes(byte[] structure, TcpSnapshot now, long srtt) {
    TcpInfoField.RTT.write(structure, Math.max(0, srtt) / NANOS_PER_MICRO);
    TcpInfoField.RTTVAR.write(structure, now.rttVariation() / NANOS_PER_MICRO);
    if (now.minimumRtt() < Long.MAX_VALUE) {
      TcpInfoField.MIN_RTT.write(structure, now.minimumRtt() / NANOS_PER_MICRO);
    }
  }
}
