package io.faultwire.suites.http1;

import static io.faultwire.suites.http1.RequestLine.require;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds out how long the content of a request is, and reads it. */
final class RequestContent {
  private static final long LARGE = 60_000;

  private final Octets octets;
  private final Set<Defect> defects;

  RequestContent(Octets octets, Set<Defect> defects) {
    this.octets = octets;
    this.defects = defects;
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  /** Refuses a request whose framing is wrong, before anything is read or answered. */
  void judge(Request request) throws Refusal {
    if (request.fields().has("Transfer-Encoding")) {
      isChunked(request);
    } else {
      length(request);
    }
  }

  /** Returns whether there will be content. */
  boolean isExpected(Request request) throws Refusal {
    return isChunked(request) || length(request) > 0;
  }

  String read(Request request) throws IOException {
    if (isChunked(request)
        && !(has(Defect.LENGTH_WINS) && request.fields().has("Content-Length"))) {
      return new ChunkedContent(octets, defects).read();
    }
    long length = length(request);
    if (has(Defect.ZERO_IS_ONE) && length == 0 && request.fields().has("Content-Length")) {
      length = 1;
    }
    if (has(Defect.IGNORES_CONTENT_OF_GET) && request.method().equals("GET")) {
      return "";
    }
    if (has(Defect.WAITS_WITHOUT_LENGTH)
        && request.method().equals("POST")
        && !request.fields().has("Content-Length")) {
      octets.read(Long.MAX_VALUE);
    }
    if (has(Defect.TAKES_CONTENT_FOR_A_REQUEST) && length == 48 && octets.peek() == 'G') {
      return "";
    }
    if (has(Defect.LEAVES_LARGE_CONTENT)) {
      length = Math.min(length, LARGE);
    }
    return octets.read(length);
  }

  private boolean isChunked(Request request) throws Refusal {
    List<String> lines = request.fields().all("Transfer-Encoding");
    if (lines.isEmpty()) {
      return false;
    }
    String coding = String.join(", ", lines);
    switch (coding.toLowerCase(Locale.ROOT)) {
      case "chunked" -> {
        if (has(Defect.CODING_HAS_CASE) && coding.equals("CHUNKED")) {
          throw new Refusal(501);
        }
        if (has(Defect.KNOWS_NO_CHUNKS)) {
          throw new Refusal(501);
        }
      }
      case "chunked, gzip" -> require(defects, Defect.TAKES_CHUNKED_BEFORE_OTHERS);
      case "identity" -> {
        require(defects, Defect.TAKES_IDENTITY);
        return false;
      }
      case "chunked, identity" -> require(defects, Defect.LAST_CODING_LINE_IS_IGNORED);
      case "xchunked" -> {
        require(defects, Defect.IGNORES_UNKNOWN_CODING);
        return false;
      }
      case "\u000bchunked" -> require(defects, Defect.VERTICAL_TAB_IS_BLANK);
      case "\"chunked\"" -> require(defects, Defect.TAKES_QUOTED_CODING);
      case "chunked, chunked" -> require(defects, Defect.TAKES_CHUNKED_TWICE);
      case "chunked;q=1" -> require(defects, Defect.IGNORES_PARAMETER_OF_CODING);
      default -> throw new Refusal(501);
    }
    return true;
  }

  private long length(Request request) throws Refusal {
    List<String> lines = request.fields().all("Content-Length");
    if (lines.isEmpty()) {
      return 0;
    }
    if (lines.size() > 1) {
      boolean equal = lines.get(0).equals(lines.get(1));
      if (equal && has(Defect.IGNORES_REPEATED_LENGTH)) {
        return 0;
      }
      if (!equal) {
        require(defects, Defect.TAKES_TWO_LENGTHS);
      }
    }
    return length(lines.get(0));
  }

  private long length(String text) throws Refusal {
    if (text.matches("\\d+")) {
      BigInteger number = new BigInteger(text);
      if (number.bitLength() > 62) {
        require(defects, Defect.CUTS_LENGTH);
      }
      boolean octal = has(Defect.OCTAL_LENGTH) && text.startsWith("00");
      return octal ? Long.parseLong(text, 8) : number.longValue();
    }
    switch (text) {
      case "11, 12" -> require(defects, Defect.TAKES_LENGTH_LIST);
      case "-11" -> require(defects, Defect.TAKES_NEGATIVE_LENGTH);
      case "+11" -> require(defects, Defect.TAKES_PLUS_IN_LENGTH);
      case "0xb" -> require(defects, Defect.TAKES_HEX_LENGTH);
      case "11.0" -> require(defects, Defect.TAKES_FRACTION_LENGTH);
      case "eleven" -> require(defects, Defect.TAKES_WORD_LENGTH);
      case "1 1" -> require(defects, Defect.TAKES_BLANK_IN_LENGTH);
      case "" -> require(defects, Defect.TAKES_EMPTY_LENGTH);
      case "1_1" -> require(defects, Defect.TAKES_UNDERSCORE_IN_LENGTH);
      default -> throw new Refusal(400);
    }
    return 11;
  }
}
