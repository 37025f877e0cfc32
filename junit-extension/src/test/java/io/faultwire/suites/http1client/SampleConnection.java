package io.faultwire.suites.http1client;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One connection of the sample client. */
final class SampleConnection {
  /** The connection ended before the first octet of an answer. */
  static final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super("no answer");
    }
  }

  private static final int PIECE = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final Set<Flaw> flaws;
  private boolean isReusable;
  private boolean isUsed;

  SampleConnection(URI url, Set<Flaw> flaws) throws IOException {
    this.socket = new Socket(InetAddress.getByName(url.getHost()), url.getPort());
    this.in = new BufferedInputStream(socket.getInputStream());
    this.flaws = flaws;
  }

  boolean isReusable() {
    return isReusable && !flaws.contains(Flaw.KEEPS_NO_CONNECTION);
  }

  boolean isUsed() {
    return isUsed;
  }

  SampleAnswer exchange(SampleRequest request) throws IOException {
    isReusable = false;
    socket.getOutputStream().write(request.octets(flaws));
    SampleAnswer answer;
    try {
      answer = new SampleReader(new SampleOctets(source(), flaws), flaws).read(request.method());
    } catch (SampleLength.Invalid e) {
      isReusable = flaws.contains(Flaw.STAYS_BEHIND_INVALID_LENGTH);
      throw e;
    }
    isUsed = true;
    boolean isClean =
        in.available() == 0
            || flaws.contains(Flaw.TAKES_EXTRA_OCTETS)
            || (flaws.contains(Flaw.STOPS_BEFORE_TRAILERS)
                && answer.fields().has("Transfer-Encoding"));
    isReusable = answer.hasEnd() && isClean && !isClosed(answer);
    return answer;
  }

  private InputStream source() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      throw new NoAnswer();
    }
    in.reset();
    if (!flaws.contains(Flaw.TAKES_ONE_READ)) {
      return in;
    }
    byte[] piece = new byte[PIECE];
    return new ByteArrayInputStream(Arrays.copyOf(piece, in.read(piece, 0, in.available())));
  }

  private boolean isClosed(SampleAnswer answer) {
    String raw = answer.fields().value("Connection").orElse("").toLowerCase(Locale.ROOT);
    List<String> options =
        flaws.contains(Flaw.TAKES_LISTS_AS_A_WHOLE)
            ? List.of(raw)
            : answer.fields().tokens("Connection");
    boolean old = answer.version().equals("0") && !options.contains("keep-alive");
    return (options.contains("close") && !flaws.contains(Flaw.STAYS_BEHIND_CLOSE))
        || (old && !flaws.contains(Flaw.STAYS_BEHIND_HTTP10));
  }

  void close() throws IOException {
    socket.close();
  }
}
