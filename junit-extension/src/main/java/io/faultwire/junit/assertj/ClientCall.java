package io.faultwire.junit.assertj;

import io.faultwire.engine.toxiproxy.stream.StreamConnection;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client that is over, and what its server's proxy saw of it.
 *
 * @param failure what it threw, or null
 * @param took how long it lasted
 * @param before how many connections there had been before it
 * @param since the age of the proxy when it began
 */
record ClientCall(
    StreamProxy upstream, @Nullable Throwable failure, Duration took, long before, Duration since) {

  /** Return the connections that were opened during the call, as they are now. */
  List<StreamConnection> opened() {
    return upstream.connections().stream().filter(each -> each.number() > before).toList();
  }

  /** Return when the client sent a text during the call, on whichever connection, in order. */
  List<Duration> timesOf(String text) {
    List<Duration> times = new ArrayList<>();
    for (StreamConnection connection : upstream.connections()) {
      connection.timesOf(text).stream().filter(at -> at.compareTo(since) >= 0).forEach(times::add);
    }
    times.sort(Duration::compareTo);
    return times;
  }
}
