package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.tcp.TcpOptionsBuilder;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a defect breaks.
 *
 * @param wire makes what changes the segments
 * @param options changes the stack's options
 * @param userCall what is wrong with a call of the user; null if none is
 * @param icmpAborts whether every ICMP error aborts or none does; null if it depends on the error
 */
record Breakage(
    Supplier<WireMutation> wire,
    Consumer<TcpOptionsBuilder> options,
    @Nullable UserCall userCall,
    @Nullable Boolean icmpAborts) {

  /** Replaces one segment by one, or by null for none. */
  @FunctionalInterface
  interface Rewrite {
    @Nullable Segment apply(Seen seen, Segment segment);
  }

  static Breakage wire(Supplier<WireMutation> wire) {
    return new Breakage(wire, options -> {}, null, null);
  }

  static Breakage options(Consumer<TcpOptionsBuilder> options) {
    return wire(WireMutation::new).with(options);
  }

  static Breakage cubic(FaultyCubic.Fault fault) {
    return options(o -> o.congestionControl(() -> new FaultyCubic(fault)));
  }

  static Breakage user(UserCall call) {
    return new Breakage(WireMutation::new, options -> {}, call, null);
  }

  static Breakage icmp(boolean aborts) {
    return new Breakage(WireMutation::new, options -> {}, null, aborts);
  }

  /** Break the options, too. */
  Breakage with(Consumer<TcpOptionsBuilder> more) {
    return new Breakage(wire, more, userCall, icmpAborts);
  }

  /** Rewrite what the subject sends. */
  static Breakage outgoing(Rewrite rewrite) {
    return wire(
        () ->
            new WireMutation() {
              @Override
              protected void outgoing(Segment segment, Way way) {
                pass(rewrite.apply(seen, segment), way);
              }
            });
  }

  /** Rewrite what the subject receives. */
  static Breakage incoming(Rewrite rewrite) {
    return wire(
        () ->
            new WireMutation() {
              @Override
              protected void incoming(Segment segment, Way way) {
                pass(rewrite.apply(seen, segment), way);
              }
            });
  }

  /** Swallow some of what the subject sends. */
  static Breakage mute(BiPredicate<Seen, Segment> lost) {
    return outgoing((seen, segment) -> lost.test(seen, segment) ? null : segment);
  }

  /** Swallow some of what the subject receives. */
  static Breakage deaf(BiPredicate<Seen, Segment> lost) {
    return incoming((seen, segment) -> lost.test(seen, segment) ? null : segment);
  }

  private static void pass(@Nullable Segment segment, WireMutation.Way way) {
    if (segment != null) {
      way.pass(segment);
    }
  }
}
