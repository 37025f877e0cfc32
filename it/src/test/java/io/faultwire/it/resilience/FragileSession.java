package io.faultwire.it.resilience;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of one connection, one after the other. */
final class FragileSession {
  private static final int PATIENCE_MILLIS = 4000;
  private static final int DAY_MILLIS = 86_400_000;
  private static final int LINGER_MILLIS = 1000;
  private static final int ANSWER_OCTETS = 200_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final FragileServer server;
  private final Socket socket;
  private byte[] unread = new byte[0];
  private int lastPiece;
  private boolean answered;

  FragileSession(FragileServer server, Socket socket) {
    this.server = server;
    this.socket = socket;
  }

  void run() throws IOException {
    boolean keep = true;
    boolean resets = false;
    if (has(Defect.HURRIES_LONG_PATHS)) {
      fill(within(200));
    }
    while (keep) {
      String head = head();
      if (head.isEmpty()) {
        return;
      }
      keep = !wantsClose(head);
      resets = has(Defect.RESETS_UNREAD_BODIES) && !keep && unread.length < length(head);
      if (!resets) {
        body(head);
      }
      if (has(Defect.FORGETS_WHAT_FOLLOWS)) {
        unread = new byte[0];
      }
      if (!answer(keep)) {
        return;
      }
    }
    if (resets) {
      socket.setSoLinger(true, 0);
    } else {
      linger();
    }
  }

  private boolean has(Defect defect) {
    return server.has(defect);
  }

  private static long within(int millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private boolean wantsClose(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    return (lower.contains("\r\nconnection: close") && !has(Defect.IGNORES_CLOSE))
        || (lower.contains(" http/1.0\r\n") && !has(Defect.KEEPS_HTTP10));
  }

  /** Returns a head with its last line end; empty if none came in time. */
  private String head() throws IOException {
    int patience = has(Defect.HURRIES_HEADS) ? 200 : PATIENCE_MILLIS;
    long deadline = within(unread.length == 0 ? idlePatience() : patience);
    int end = endOfHead();
    while (end < 0) {
      boolean first = unread.length == 0;
      try {
        if (!fill(deadline)) {
          leave(
              !first
                  ? ClientLeft.When.WITHIN_A_REQUEST
                  : answered
                      ? ClientLeft.When.BETWEEN_REQUESTS
                      : ClientLeft.When.BEFORE_ANY_REQUEST);
        }
      } catch (SocketTimeoutException e) {
        return "";
      }
      if (first || has(Defect.COUNTS_FROM_THE_LAST_OCTET)) {
        deadline = within(has(Defect.WAITS_FOR_HEADS) ? DAY_MILLIS : patience);
      }
      end = endOfHead();
      if (end < 0 && has(Defect.TAKES_ONE_READ_FOR_A_REQUEST)) {
        return "";
      }
    }
    String head = new String(unread, 0, end, ISO_8859_1);
    unread = Arrays.copyOfRange(unread, end, unread.length);
    return head;
  }

  private int idlePatience() {
    return has(Defect.WAITS_FOR_REQUESTS) ? DAY_MILLIS : PATIENCE_MILLIS;
  }

  private void leave(ClientLeft.When when) throws IOException {
    if (has(Defect.IGNORES_THE_END)) {
      try {
        Thread.sleep(DAY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new ClientLeft(when);
  }

  private int endOfHead() {
    int from = has(Defect.SEEKS_THE_END_IN_THE_LAST_PIECE) ? unread.length - lastPiece : 0;
    int end = new String(unread, ISO_8859_1).indexOf("\r\n\r\n", Math.max(0, from));
    return end < 0 ? -1 : end + 4;
  }

  private static int length(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private void body(String head) throws IOException {
    int left = length(head);
    int patience =
        has(Defect.WAITS_FOR_BODIES)
            ? DAY_MILLIS
            : has(Defect.HURRIES_BODIES) ? 1000 : PATIENCE_MILLIS;
    while (unread.length < left) {
      if (!fill(within(patience))) {
        throw new ClientLeft(ClientLeft.When.WITHIN_A_REQUEST);
      }
    }
    unread = Arrays.copyOfRange(unread, left, unread.length);
  }

  /** Returns whether anything came before the end of the stream. */
  private boolean fill(long deadline) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    socket.setSoTimeout((int) Math.max(1, left));
    byte[] piece = new byte[16 * 1024];
    int count = socket.getInputStream().read(piece);
    if (count < 0) {
      return false;
    }
    int before = unread.length;
    unread = Arrays.copyOf(unread, before + count);
    System.arraycopy(piece, 0, unread, before, count);
    lastPiece = count;
    return true;
  }

  /** Returns whether the connection goes on as announced. */
  private boolean answer(boolean keep) throws IOException {
    if (has(Defect.DROPS_HALF_CLOSED) && unread.length == 0 && hasEnded()) {
      return false;
    }
    String head =
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(ANSWER_OCTETS, keep ? "" : "Connection: close\r\n");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(ISO_8859_1));
    answer.writeBytes(new byte[ANSWER_OCTETS]);
    boolean alone = has(Defect.WRITES_ONE_AT_A_TIME);
    if (alone) {
      server.writing.lock();
    }
    try {
      OutputStream out = socket.getOutputStream();
      out.write(answer.toByteArray());
      out.flush();
    } finally {
      if (alone) {
        server.writing.unlock();
      }
    }
    if (has(Defect.DROPS_SLOW_READERS)) {
      dropAfterAMoment();
      return false;
    }
    answered = true;
    return !has(Defect.CLOSES_SILENTLY);
  }

  private boolean hasEnded() throws IOException {
    try {
      return !fill(within(100));
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private void dropAfterAMoment() throws IOException {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.setSoLinger(true, 0);
  }

  /** Closes in stages (RFC 9112 section 9.6). */
  private void linger() throws IOException {
    socket.shutdownOutput();
    long deadline = within(LINGER_MILLIS);
    try {
      while (fill(deadline)) {
        unread = new byte[0];
      }
    } catch (SocketTimeoutException e) {
      // Long enough.
    }
  }
}
