package io.faultwire.suites.tcp.abi;

import java.math.BigInteger;
import java.util.Locale;

/** The fields of Linux's {@code struct tcp_info}, and where they stand in it. */
public enum TcpInfoField {
  STATE(0, 1),
  CA_STATE(1, 1),
  RETRANSMITS(2, 1),
  PROBES(3, 1),
  BACKOFF(4, 1),
  OPTIONS(5, 1),
  RTO(8, 4),
  ATO(12, 4),
  SND_MSS(16, 4),
  RCV_MSS(20, 4),
  UNACKED(24, 4),
  SACKED(28, 4),
  LOST(32, 4),
  RETRANS(36, 4),
  FACKETS(40, 4),
  LAST_DATA_SENT(44, 4),
  LAST_ACK_SENT(48, 4),
  LAST_DATA_RECV(52, 4),
  LAST_ACK_RECV(56, 4),
  PMTU(60, 4),
  RCV_SSTHRESH(64, 4),
  RTT(68, 4),
  RTTVAR(72, 4),
  SND_SSTHRESH(76, 4),
  SND_CWND(80, 4),
  ADVMSS(84, 4),
  REORDERING(88, 4),
  RCV_RTT(92, 4),
  RCV_SPACE(96, 4),
  TOTAL_RETRANS(100, 4),
  PACING_RATE(104, 8),
  MAX_PACING_RATE(112, 8),
  BYTES_ACKED(120, 8),
  BYTES_RECEIVED(128, 8),
  SEGS_OUT(136, 4),
  SEGS_IN(140, 4),
  NOTSENT_BYTES(144, 4),
  MIN_RTT(148, 4),
  DATA_SEGS_IN(152, 4),
  DATA_SEGS_OUT(156, 4),
  DELIVERY_RATE(160, 8),
  BUSY_TIME(168, 8),
  RWND_LIMITED(176, 8),
  SNDBUF_LIMITED(184, 8),
  DELIVERED(192, 4),
  DELIVERED_CE(196, 4),
  BYTES_SENT(200, 8),
  BYTES_RETRANS(208, 8),
  DSACK_DUPS(216, 4),
  REORD_SEEN(220, 4),
  RCV_OOOPACK(224, 4),
  SND_WND(228, 4),
  RCV_WND(232, 4),
  REHASH(236, 4),
  TOTAL_RTO(240, 2),
  TOTAL_RTO_RECOVERIES(242, 2),
  TOTAL_RTO_TIME(244, 4);

  /** The length of the structure in octets, up to the last field that is known here. */
  public static final int STRUCTURE_LENGTH = 248;

  /** Where the octet with both window scales is: that of the peer in the low four bits. */
  public static final int SCALES_OFFSET = 6;

  private final int offset;
  private final int length;

  TcpInfoField(int offset, int length) {
    this.offset = offset;
    this.length = length;
  }

  /** Return the name, such as {@code tcpi_snd_cwnd}. */
  public String fieldName() {
    return "tcpi_" + name().toLowerCase(Locale.ROOT);
  }

  /** Tell whether a structure of a length, which grows from kernel to kernel, has the field. */
  public boolean isWithin(int structureLength) {
    return offset + length <= structureLength;
  }

  /** Return the value, read as an unsigned number. */
  public BigInteger read(byte[] structure) {
    byte[] bigEndian = new byte[length];
    for (int i = 0; i < length; i++) {
      bigEndian[length - 1 - i] = structure[offset + i];
    }
    return new BigInteger(1, bigEndian);
  }

  /** Write a value, of which as many octets are taken as the field has. */
  public void write(byte[] structure, long value) {
    for (int i = 0; i < length; i++) {
      structure[offset + i] = (byte) (value >>> (8 * i));
    }
  }
}
