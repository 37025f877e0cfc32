package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.TcpInfoField;
import io.faultwire.tcp.TcpConnection;
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

  private TcpInfo() {}

  /** Write as much as there is room for, and return the length. */
  static int write(byte[] value, @Nullable TcpConnection connection, boolean listening) {
    byte[] structure = new byte[TcpInfoField.STRUCTURE_LENGTH];
    Arrays.fill(structure, (byte) 0xFF);
    TcpState state =
        connection == null ? (listening ? TcpState.LISTEN : TcpState.CLOSED) : connection.state();
    TcpInfoField.STATE.write(structure, number(state));
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
    long srtt = Math.max(0, connection.srtt());
    TcpInfoField.RTO.write(structure, connection.rto() / NANOS_PER_MICRO);
    TcpInfoField.RTT.write(structure, srtt / NANOS_PER_MICRO);
    TcpInfoField.SND_MSS.write(structure, mss);
    TcpInfoField.UNACKED.write(structure, segments(inFlight, mss));
    TcpInfoField.SND_CWND.write(structure, connection.congestionControl().cwnd() / mss);
    TcpInfoField.SND_SSTHRESH.write(
        structure, threshold >= 1 << 30 ? INFINITE_THRESHOLD : threshold / mss);
    TcpInfoField.NOTSENT_BYTES.write(
        structure, Math.max(0, connection.unacknowledged() - inFlight));
    TcpInfoField.SND_WND.write(structure, connection.sndWnd());
    TcpInfoField.RCV_WND.write(structure, connection.rcvWnd());
  }

  private static long segments(int octets, int mss) {
    return (octets + mss - 1L) / mss;
  }

  /** Return the number that Linux has for a state. */
  private static int number(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> 1;
      case SYN_SENT -> 2;
      case SYN_RECEIVED -> 3;
      case FIN_WAIT_1 -> 4;
      case FIN_WAIT_2 -> 5;
      case TIME_WAIT -> 6;
      case CLOSED -> 7;
      case CLOSE_WAIT -> 8;
      case LAST_ACK -> 9;
      case LISTEN -> 10;
      case CLOSING -> 11;
    };
  }
}
