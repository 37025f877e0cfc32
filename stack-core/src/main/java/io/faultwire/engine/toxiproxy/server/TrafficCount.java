package io.faultwire.engine.toxiproxy.server;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that a proxy took and gave in connections that have ended; what it took and did not
 * give, a toxic has swallowed. What was given is not counted where the taker had broken off.
 *
 * @param fromClients bytes that came from clients
 * @param toUpstream bytes that went to the server behind it
 * @param fromUpstream bytes that came from the server behind it
 * @param toClients bytes that went to clients
 */
public record TrafficCount(long fromClients, long toUpstream, long fromUpstream, long toClients) {
  private static final Pattern LINE =
      Pattern.compile("toxiproxy_proxy_(received|sent)_bytes_total\\{(.*)} ([0-9.eE+]+)");

  private static final Pattern PROXY = Pattern.compile("proxy=\"([^\"]*)\"");

  /** Reads the text form of Prometheus. */
  static TrafficCount parse(String metrics, Set<String> proxies) {
    long[] counts = new long[4];
    Matcher line = LINE.matcher(metrics);
    while (line.find()) {
      String labels = line.group(2);
      Matcher proxy = PROXY.matcher(labels);
      if (proxy.find() && proxies.contains(proxy.group(1))) {
        int place =
            (labels.contains("direction=\"upstream\"") ? 0 : 2)
                + (line.group(1).equals("received") ? 0 : 1);
        counts[place] += (long) Double.parseDouble(line.group(3));
      }
    }
    return new TrafficCount(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Returns how many bytes of a direction were taken and not given. */
  public long swallowed(Direction direction) {
    return direction == Direction.UPSTREAM ? fromClients - toUpstream : fromUpstream - toClients;
  }
}
