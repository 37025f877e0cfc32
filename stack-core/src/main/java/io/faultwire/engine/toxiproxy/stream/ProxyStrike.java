package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.InstalledToxic;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A fault in one proxy of a server. */
final class ProxyStrike implements Strike {
  private final Proxy proxy;
  private StreamFault fault;
  private @Nullable InstalledToxic installed;
  private boolean begun;
  private boolean closed;

  ProxyStrike(Proxy proxy, StreamFault fault) {
    this.proxy = proxy;
    this.fault = fault;
  }

  /**
   * Installs the toxic so that it harms nothing yet: a server closes with a reset only what was
   * opened with it.
   */
  synchronized void prepare() {
    Toxic toxic = fault.toxic();
    if (toxic != null && toxic.type().equals("reset_peer") && !closed) {
      installed = proxy.add(toxic.withToxicity(0));
    }
  }

  /** Begins, for the span of the fault if it has one. */
  synchronized void begin() {
    if (closed) {
      return;
    }
    begun = true;
    Toxic toxic = fault.toxic();
    if (toxic == null) {
      proxy.disable();
    } else if (installed != null) {
      installed.toxicity(toxic.toxicity());
    } else {
      installed = proxy.add(toxic);
    }
    Duration span = fault.moment().span();
    if (span != null) {
      Timers.after(span, this::close);
    }
  }

  /** Tells whether its proxy is gone, so that there is nothing to change or to end. */
  boolean isOver() {
    return proxy.isClosed();
  }

  @Override
  public synchronized StreamFault fault() {
    return fault;
  }

  @Override
  public synchronized void change(StreamFault other) {
    if (fault.toxic() == null || other.toxic() == null) {
      throw new IllegalArgumentException(
          "'" + fault + "' cannot turn into '" + other + "': close it and add the other");
    }
    if (begun && installed != null) {
      installed.change(other.toxic());
    }
    fault = other.at(fault.moment());
  }

  @Override
  public OptionalLong connections() {
    return OptionalLong.empty();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (installed != null) {
      installed.close();
    } else if (begun) {
      enable();
    }
  }

  private void enable() {
    try {
      proxy.enable();
    } catch (ToxiproxyException e) {
      // A server that is gone is told by verify.
    }
  }
}
