package io.faultwire.suites.http1;

import static io.faultwire.suites.http1.RequestLine.require;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads chunks strictly, but for the defects. */
final class ChunkedContent {
  private static final Pattern LINE =
      Pattern.compile("([0-9A-Fa-f]+)((?:[ \t]*;.*)?)", Pattern.DOTALL);
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String EXTENSIONS =
      "([ \t]*;[ \t]*" + TOKEN + "([ \t]*=[ \t]*(" + TOKEN + "|\"([^\"\\\\]|\\\\.)*\"))?)*";

  private final Octets octets;
  private final Set<Defect> defects;
  private int chunks;

  ChunkedContent(Octets octets, Set<Defect> defects) {
    this.octets = octets;
    this.defects = defects;
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  String read() throws IOException {
    StringBuilder content = new StringBuilder();
    for (long size = size(); size > 0; size = size()) {
      chunks++;
      if ((has(Defect.TAKES_ONE_CHUNK) && chunks > 1)
          || (has(Defect.SMALL_CHUNKS) && size > 4096)) {
        throw new Refusal(413);
      }
      content.append(octets.read(size));
      endOfData();
      if (has(Defect.SEEKS_LAST_CHUNK) && content.indexOf("0\r\n\r\n") >= 0) {
        return content.toString();
      }
    }
    if (has(Defect.NEEDS_A_CHUNK) && chunks == 0) {
      octets.read(Long.MAX_VALUE);
    }
    trailers();
    return content.toString();
  }

  /** Reads up to CR LF; a lone CR or LF is refused. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int octet = octets.next();
      if (octet == '\n') {
        boolean extended = line.indexOf(";") >= 0;
        require(defects, extended ? Defect.LF_ENDS_EXTENSION : Defect.LF_ENDS_SIZE);
        return line.toString();
      }
      if (octet == '\r') {
        if (octets.peek() == '\n') {
          octets.next();
        } else {
          require(defects, Defect.CR_ENDS_SIZE);
        }
        return line.toString();
      }
      line.append((char) octet);
    }
  }

  private long size() throws IOException {
    String line = line();
    if (line.isEmpty()) {
      require(defects, Defect.TAKES_NO_SIZE);
      line = line();
    }
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return strangeSize(line);
    }
    String digits = parts.group(1);
    judgeExtensions(parts.group(2), digits.matches("0+"));
    BigInteger size = new BigInteger(digits, 16);
    if (size.bitLength() > 62) {
      require(defects, Defect.CUTS_SIZE);
    }
    if ((has(Defect.LOWER_CASE_SIZES) && digits.equals("B"))
        || (has(Defect.SHORT_SIZES) && digits.length() > 6)
        || (has(Defect.ONE_ZERO_ENDS) && digits.equals("000"))) {
      throw new Refusal(400);
    }
    return size.longValue() & Integer.MAX_VALUE;
  }

  private long strangeSize(String line) throws Refusal {
    switch (line) {
      case "eleven" -> require(defects, Defect.TAKES_SIZE_WORD);
      case "-b" -> require(defects, Defect.TAKES_NEGATIVE_SIZE);
      case "+b" -> require(defects, Defect.TAKES_PLUS_IN_SIZE);
      case "0xb" -> require(defects, Defect.TAKES_PREFIX_OF_SIZE);
      case "0_b" -> require(defects, Defect.TAKES_UNDERSCORE_IN_SIZE);
      case "b," -> require(defects, Defect.TAKES_COMMA_BEHIND_SIZE);
      case " b" -> require(defects, Defect.TAKES_BLANK_BEFORE_SIZE);
      case "b 0" -> require(defects, Defect.TAKES_BLANK_IN_SIZE);
      case "b\0" -> require(defects, Defect.TAKES_NUL_BEHIND_SIZE);
      default -> throw new Refusal(400);
    }
    return 11;
  }

  private void judgeExtensions(String text, boolean last) throws Refusal {
    if (text.isEmpty()) {
      return;
    }
    if (text.startsWith(";=")) {
      require(defects, Defect.TAKES_NAMELESS_EXTENSION);
    } else if (text.indexOf('\1') >= 0) {
      require(defects, Defect.TAKES_CONTROL_IN_EXTENSION);
    } else if (!text.matches(EXTENSIONS)) {
      throw new Refusal(400);
    }
    Defect refusing =
        last
            ? Defect.REFUSES_LAST_EXTENSION
            : text.indexOf('"') >= 0
                ? Defect.REFUSES_EXTENSION_QUOTED
                : text.indexOf(' ') >= 0
                    ? Defect.REFUSES_EXTENSION_BLANKS
                    : text.indexOf('=') >= 0
                        ? Defect.REFUSES_EXTENSION_VALUE
                        : Defect.REFUSES_EXTENSION;
    if (has(refusing)) {
      throw new Refusal(400);
    }
  }

  private void endOfData() throws IOException {
    int octet = octets.next();
    if (octet == '\n') {
      require(defects, Defect.LF_ENDS_DATA);
      return;
    }
    if (octet == '\r') {
      if (octets.peek() == '\n') {
        octets.next();
      } else {
        require(defects, Defect.CR_ENDS_DATA);
      }
      return;
    }
    if (octet == '0' && has(Defect.NEEDS_NO_END_OF_DATA)) {
      octets.unread(octet);
      return;
    }
    require(defects, Defect.SKIPS_MORE_DATA);
    line();
  }

  private void trailers() throws IOException {
    boolean merged = false;
    for (String line = trailer(); !line.isEmpty(); line = trailer()) {
      if (has(Defect.REFUSES_TRAILERS)) {
        throw new Refusal(400);
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        require(defects, Defect.TAKES_TRAILER_WITHOUT_COLON);
      } else if (line.charAt(colon - 1) == ' ') {
        require(defects, Defect.TAKES_BLANK_IN_TRAILER);
      }
      merged |= has(Defect.MERGES_TRAILERS) && line.startsWith("Content-Length:");
    }
    if (merged) {
      octets.read(20);
    }
  }

  private String trailer() throws IOException {
    return octets.headLine(4096, /* crEnds= */ false);
  }
}
