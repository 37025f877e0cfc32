package io.faultwire.tcp;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;

/**
 * The options of the segment that is being processed, read once and without allocation. What is
 * unknown is skipped; a length that makes no sense ends the list (RFC 9293 section 3.1, MUST-6,
 * MUST-7).
 */
final class SegmentOptions {
  /** The peer's maximum segment size, or -1. */
  int maximumSegmentSize;

  /** The peer's window scale, or -1. */
  int windowScale;

  boolean sackPermitted;
  boolean hasTimestamps;
  int tsVal;
  int tsEcr;
  int sackBlocks;
  final int[] sackFrom = new int[TcpOption.MOST_SACK_BLOCKS];
  final int[] sackTo = new int[TcpOption.MOST_SACK_BLOCKS];

  /** Reads the options of a header that lies whole in {@code bytes}. */
  void parse(TcpHeader header, byte[] bytes) {
    int at = header.offset() + TcpHeader.LENGTH;
    int end = header.offset() + header.headerLength();
    forget();
    if (end - at == TcpOption.ALIGNED_TIMESTAMPS_LENGTH
        && Bytes.getInt(bytes, at) == TcpOption.ALIGNED_TIMESTAMPS) {
      takeTimestamps(bytes, at + 4);
    } else if (at < end) {
      parse(bytes, at, end);
    }
  }

  private void forget() {
    maximumSegmentSize = -1;
    windowScale = -1;
    sackPermitted = false;
    hasTimestamps = false;
    sackBlocks = 0;
  }

  private void parse(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int kind = bytes[at] & 0xFF;
      if (kind == TcpOption.END_OF_LIST) {
        return;
      }
      if (kind == TcpOption.NO_OPERATION) {
        at++;
        continue;
      }
      int length = at + 1 < end ? bytes[at + 1] & 0xFF : 0;
      if (length < 2 || at + length > end) {
        return;
      }
      take(kind, length, bytes, at + 2);
      at += length;
    }
  }

  private void take(int kind, int length, byte[] bytes, int at) {
    switch (kind) {
      case TcpOption.MAXIMUM_SEGMENT_SIZE -> {
        if (length == TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH) {
          maximumSegmentSize = Bytes.getUnsignedShort(bytes, at);
        }
      }
      case TcpOption.WINDOW_SCALE -> {
        if (length == TcpOption.WINDOW_SCALE_LENGTH) {
          windowScale = Bytes.getUnsignedByte(bytes, at);
        }
      }
      case TcpOption.SACK_PERMITTED -> sackPermitted |= length == TcpOption.SACK_PERMITTED_LENGTH;
      case TcpOption.SACK -> takeBlocks(length - TcpOption.SACK_BASE_LENGTH, bytes, at);
      case TcpOption.TIMESTAMPS -> {
        if (length == TcpOption.TIMESTAMPS_LENGTH) {
          takeTimestamps(bytes, at);
        }
      }
      default -> {}
    }
  }

  private void takeTimestamps(byte[] bytes, int at) {
    hasTimestamps = true;
    tsVal = Bytes.getInt(bytes, at);
    tsEcr = Bytes.getInt(bytes, at + 4);
  }

  private void takeBlocks(int length, byte[] bytes, int at) {
    if (length % TcpOption.SACK_BLOCK_LENGTH != 0) {
      return;
    }
    sackBlocks = Math.min(TcpOption.MOST_SACK_BLOCKS, length / TcpOption.SACK_BLOCK_LENGTH);
    for (int i = 0; i < sackBlocks; i++) {
      sackFrom[i] = Bytes.getInt(bytes, at + i * TcpOption.SACK_BLOCK_LENGTH);
      sackTo[i] = Bytes.getInt(bytes, at + i * TcpOption.SACK_BLOCK_LENGTH + 4);
    }
  }
}
