package io.faultwire.suites.tcp.linux;

import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import org.jspecify.annotations.Nullable;

/** The kernel's end of the link to the tester. */
final class KernelPort implements Port {
  private final KernelHost kernel;
  private final FramePool pool;
  private @Nullable LinkDirection outgoing;

  KernelPort(KernelHost kernel, FramePool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public String name() {
    return "subject";
  }

  @Override
  public void attach(LinkDirection direction) {
    outgoing = direction;
  }

  /** Let a frame of the kernel's onto the link, padded as a real interface does it. */
  void transmit(byte[] bytes, int length) {
    Frame frame = pool.copyOf(bytes, 0, length);
    TesterPort.pad(frame);
    if (outgoing == null) {
      frame.release();
    } else {
      outgoing.transmit(frame);
    }
  }

  @Override
  public void receive(Frame frame, long now) {
    kernel.write(frame.bytes(), frame.start(), frame.length());
    frame.release();
  }
}
