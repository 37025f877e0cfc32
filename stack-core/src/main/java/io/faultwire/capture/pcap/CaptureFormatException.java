package io.faultwire.capture.pcap;

import java.io.IOException;

/** A file is no capture file that can be read; the message says where and what was expected. */
public final class CaptureFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  CaptureFormatException(String file, long offset, String problem) {
    super(file + ", offset " + offset + ": " + problem);
  }
}
