package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One connection to the sample server. */
final class SampleConnection {
  private static final int LINGER_MILLIS = 300;
  private static final int MANY = 10;

  private final Socket socket;
  private final Octets octets;
  private final OutputStream out;
  private final Set<Defect> defects;
  private final Answers answers;
  private final RequestContent contents;
  private byte[] held = new byte[0];
  private int requests;

  SampleConnection(Socket socket, Set<Defect> defects, Page page) throws IOException {
    this.socket = socket;
    this.octets = new Octets(new java.io.BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
    this.defects = defects;
    this.answers = new Answers(defects, page);
    this.contents = new RequestContent(octets, defects);
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  void serve() throws IOException {
    try {
      while (exchange()) {
        requests++;
        if (requests == MANY && has(Defect.FORGETS_WHAT_WAS_READ)) {
          octets.forget();
        }
      }
    } catch (Refusal e) {
      if (e.status() > 0) {
        Answer answer = new Answer(e.status()).content("text/plain", "refused");
        answer.field("Date", HttpDate.fixed(Instant.now())).field("Connection", "close");
        out.write(answer.octets());
      }
    }
    linger();
  }

  /** Answers one request, and returns whether another one may follow. */
  private boolean exchange() throws IOException {
    Request request = new RequestHead(octets, defects).read();
    if (request.version().equals("HTTP/0.9")) {
      out.write("the page".getBytes(ISO_8859_1));
      return false;
    }
    contents.judge(request);
    if (!welcome(request)) {
      return false;
    }
    String content = contents.read(request);
    boolean closes = closes(request);
    byte[] answer = answers.to(request, content, closes);
    closes |= answers.wasLast();
    send(request, answer);
    if (has(Defect.GOES_ON_BEHIND_CLOSE) && isCloseAsked(request) && octets.hasMore()) {
      return true;
    }
    if (has(Defect.STAYS_BEHIND_CLOSE) && isCloseAsked(request)) {
      octets.read(Long.MAX_VALUE);
    }
    if (request.isOfHttp10()
        && has(Defect.STAYS_BEHIND_HTTP10)
        && !request.fields().has("Connection")) {
      octets.read(Long.MAX_VALUE);
    }
    return !closes;
  }

  private static boolean isCloseAsked(Request request) {
    return request.field("Connection").orElse("").equals("close");
  }

  /** Answers what the client expects before it sends the content. */
  private boolean welcome(Request request) throws IOException {
    String expect = request.field("Expect").orElse("");
    boolean known =
        has(Defect.EXPECT_HAS_CASE)
            ? expect.equals("100-continue")
            : expect.equalsIgnoreCase("100-continue");
    if (!known || !contents.isExpected(request)) {
      return true;
    }
    if (has(Defect.NEEDS_THE_CLIENT_TO_WAIT) && octets.hasMore()) {
      throw new Refusal(417);
    }
    if (!has(Defect.NEVER_CONTINUES) && (!request.isOfHttp10() || has(Defect.CONTINUES_HTTP10))) {
      String field =
          has(Defect.LENGTH_OF_CONTINUE)
              ? "Content-Length: 0\r\n"
              : has(Defect.CODING_OF_CONTINUE) ? "Transfer-Encoding: chunked\r\n" : "";
      out.write(("HTTP/1.1 100 Continue\r\n" + field + "\r\n").getBytes(ISO_8859_1));
    }
    return request.isOfHttp10() || !has(Defect.FORGETS_THE_FINAL_ANSWER);
  }

  private boolean closes(Request request) {
    List<String> options = request.fields().tokens("Connection");
    String raw = request.field("Connection").orElse("");
    if (has(Defect.TAKES_LISTS_AS_A_WHOLE)) {
      options = List.of(raw.toLowerCase(java.util.Locale.ROOT));
    }
    if (has(Defect.OPTIONS_HAVE_CASE) && raw.equals("CLOSE")) {
      options = List.of();
    }
    return request.mustClose()
        || has(Defect.CLOSES_ALWAYS)
        || options.contains("close")
        || (request.isOfHttp10() && !options.contains("keep-alive"));
  }

  private void send(Request request, byte[] answer) throws IOException {
    boolean late = request.path().contains("not-there") && octets.hasMore();
    if (late && has(Defect.ANSWERS_OUT_OF_ORDER)) {
      held = answer;
      return;
    }
    out.write(answer);
    out.write(held);
    held = new byte[0];
  }

  /** Ends the sending side and takes what still comes, so that no answer is lost by a reset. */
  private void linger() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    octets.read(Long.MAX_VALUE);
  }
}
