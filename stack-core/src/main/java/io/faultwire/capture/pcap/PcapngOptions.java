package io.faultwire.capture.pcap;

import java.util.ArrayList;
import java.util.List;

/** The options at the end of a pcapng block. */
final class PcapngOptions {
  static final int END = 0;
  static final int COMMENT = 1;
  static final int SHB_USERAPPL = 4;
  static final int IF_NAME = 2;
  static final int IF_DESCRIPTION = 3;
  static final int IF_TSRESOL = 9;
  static final int IF_TSOFFSET = 14;

  private final FileBytes file;
  private final List<Option> options = new ArrayList<>();

  private record Option(int code, int at, int length) {}

  private PcapngOptions(FileBytes file) {
    this.file = file;
  }

  static PcapngOptions read(FileBytes file, int start, int end) throws CaptureFormatException {
    PcapngOptions options = new PcapngOptions(file);
    int at = start;
    while (at + 4 <= end) {
      int code = file.unsigned16(at);
      int length = file.unsigned16(at + 2);
      if (code == END) {
        break;
      }
      int next = at + 4 + ((length + 3) & ~3);
      if (next > end) {
        throw file.error(
            at, "option " + code + " of " + length + " octets does not fit into its block");
      }
      options.options.add(new Option(code, at + 4, length));
      at = next;
    }
    return options;
  }

  String text(int code, String absent) {
    for (Option option : options) {
      if (option.code == code) {
        return file.text(option.at, option.length);
      }
    }
    return absent;
  }

  List<String> comments() {
    return options.stream()
        .filter(option -> option.code == COMMENT)
        .map(option -> file.text(option.at, option.length))
        .toList();
  }

  TimestampResolution resolution() {
    int resolution = 6;
    long offset = 0;
    for (Option option : options) {
      if (option.code == IF_TSRESOL && option.length == 1) {
        resolution = file.unsigned8(option.at);
      } else if (option.code == IF_TSOFFSET && option.length == 8) {
        offset = file.int64(option.at);
      }
    }
    return new TimestampResolution(resolution, offset);
  }
}
