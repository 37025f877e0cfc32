package io.faultwire.suites.http1;

import io.faultwire.http.Asked;
import io.faultwire.http.HttpFinding;
import io.faultwire.http.HttpResponse;
import io.faultwire.http.HttpSyntaxException;
import io.faultwire.http.LenientReading;
import io.faultwire.http.OctetText;
import io.faultwire.http.ResponseReader;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.suites.connection.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to the server, all of whose octets are evidence. */
final class Exchange implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  private final Site site;
  private final @Nullable Evidence evidence;
  private final Connection connection;
  private ByteArrayOutputStream came = new ByteArrayOutputStream();

  /**
   * Connects.
   *
   * @param evidence where to tell what is sent and what comes, or null for nowhere
   * @throws Inconclusive if the server takes no connection
   */
  Exchange(Site site, @Nullable Evidence evidence) {
    this.site = site;
    this.evidence = evidence;
    try {
      this.connection = site.connect();
    } catch (IOException e) {
      throw new Inconclusive("No connection to " + site.url() + ": " + e.getMessage(), e);
    }
  }

  /** Sends octets. */
  Exchange send(byte[] message) {
    return send(message, message.length);
  }

  /** Sends octets, unless an answer comes before they are all sent. */
  Exchange sendUntilAnswered(byte[] message) {
    return send(message, PIECE);
  }

  /** Sends octets, unless something comes within a time before. */
  Exchange sendUnlessAnswered(Duration time, byte[] message) {
    try {
      return connection.comesWithin(time) ? this : send(message);
    } catch (IOException e) {
      return this;
    }
  }

  private Exchange send(byte[] message, int piece) {
    if (evidence != null) {
      evidence.sent(OctetText.abridged(message));
    }
    try {
      for (int from = 0; from < message.length; from += piece) {
        connection.send(message, from, Math.min(message.length, from + piece));
        if (message.length - from > piece && connection.hasMore()) {
          break;
        }
      }
    } catch (IOException e) {
      // The server has ended the connection, perhaps behind an answer.
    }
    return this;
  }

  /** Reads the final answer to a request, past interim ones. */
  Reply read(Asked asked) {
    List<HttpResponse> interim = new ArrayList<>();
    while (true) {
      Reply reply = readOne(asked, interim);
      if (reply.response() == null || !reply.response().isInterim()) {
        return reply;
      }
      interim.add(reply.response());
    }
  }

  /** Reads the next answer, interim or final. */
  Reply readOne(Asked asked) {
    return readOne(asked, List.of());
  }

  private Reply readOne(Asked asked, List<HttpResponse> interim) {
    came = new ByteArrayOutputStream();
    Reply reply = attempt(asked, interim);
    tell(reply, asked);
    return reply;
  }

  private Reply attempt(Asked asked, List<HttpResponse> interim) {
    long deadline = System.nanoTime() + site.settings().patience().toNanos();
    try {
      HttpResponse response =
          new ResponseReader(what -> next(deadline, what)).read(asked).orElse(null);
      return response == null
          ? none(interim, Reply.Kind.CLOSED, "the end of the connection")
          : answer(response, interim);
    } catch (HttpSyntaxException e) {
      return new Reply(
          null, interim, Reply.Kind.GARBAGE, e.finding(), "no response: " + e.getMessage());
    } catch (IOException e) {
      boolean silent = String.valueOf(e.getMessage()).startsWith(Connection.NOTHING_MORE);
      String words = silent ? "nothing" : "a reset";
      String behind = came.size() == 0 ? "" : " behind \"" + OctetText.abridged(octets()) + "\"";
      return none(interim, silent ? Reply.Kind.SILENCE : Reply.Kind.RESET, words + behind);
    }
  }

  private int next(long deadline, String what) throws IOException {
    int octet = connection.read(deadline, what);
    if (octet >= 0) {
      came.write(octet);
    }
    return octet;
  }

  private static Reply none(List<HttpResponse> interim, Reply.Kind kind, String words) {
    return new Reply(null, interim, kind, null, words);
  }

  private static Reply answer(HttpResponse response, List<HttpResponse> interim) {
    String words = "status " + response.status() + (response.isComplete() ? "" : ", cut short");
    return new Reply(response, interim, Reply.Kind.ANSWER, null, words);
  }

  private void tell(Reply reply, Asked asked) {
    if (evidence == null) {
      return;
    }
    HttpResponse response = reply.response();
    evidence.got(response == null ? reply.words() : response.toString());
    List<HttpFinding> findings = response == null ? List.of() : response.findings();
    findings.forEach(each -> evidence.got(each.toString()));
    if (!findings.isEmpty() || reply.kind() == Reply.Kind.GARBAGE) {
      evidence.got(LenientReading.of(octets(), asked).toString());
    }
  }

  /** Returns the octets that came since the last answer began. */
  byte[] octets() {
    return came.toByteArray();
  }

  @Override
  public void close() {
    connection.close();
  }
}
