package io.faultwire.engine.toxiproxy.lane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection through one proxy with one toxic; used by the thread of the lanes only.
 *
 * <p>What was written and has not come out is kept, and written again on a new connection if the
 * server closes this one.
 */
final class Lane implements LaneLoop.Ready {
  /** Between two attempts to open it, in nanoseconds. */
  private static final long PAUSE = 50_000_000;

  private enum State {
    OPENING,
    OPEN,
    CUT,
    CLOSED
  }

  private final int number;
  private final LaneSpec spec;
  private final Lanes lanes;
  private final LaneLoop loop;
  private final LaneGate gate;
  private final Deque<Parcel> waiting = new ArrayDeque<>();
  private final Deque<Parcel> written = new ArrayDeque<>();
  private final ByteBuffer unread = ByteBuffer.allocate(64);
  private State state = State.OPENING;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private int epoch;
  private long nextSequence;
  private long downSince;
  private long movedAt;
  private boolean cutWhenIdle;
  private boolean isReleased;
  private Runnable whenIdle = () -> {};

  /**
   * Creates a lane; {@link #open} opens it.
   *
   * @param number unique in its network, 0 to 65535
   */
  Lane(int number, LaneSpec spec, Lanes lanes, LaneLoop loop, LaneGate gate) {
    this.number = number;
    this.spec = spec;
    this.lanes = lanes;
    this.loop = loop;
    this.gate = gate;
  }

  LaneSpec spec() {
    return spec;
  }

  LaneGate gate() {
    return gate;
  }

  private boolean isBlackHole() {
    return spec.kind() == LaneSpec.Kind.LOSS;
  }

  /** Tells whether all that was sent has come out. */
  boolean isIdle() {
    return waiting.isEmpty() && written.isEmpty();
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Returns for how long nothing has come out although something is in, in nanoseconds. */
  long stillFor(long now) {
    return isBlackHole() || isIdle() || !isOpen() ? 0 : now - movedAt;
  }

  void open() {
    downSince = System.nanoTime();
    tryToOpen();
  }

  private void tryToOpen() {
    state = State.OPENING;
    epoch++;
    gate.open(
        address -> loop.execute(() -> connect(address)),
        failure -> loop.execute(() -> tryAgain(failure)));
  }

  private void connect(InetSocketAddress address) {
    if (state != State.OPENING) {
      return;
    }
    try {
      SocketChannel made = SocketChannel.open();
      channel = made;
      made.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = loop.register(made, SelectionKey.OP_CONNECT, this);
      made.connect(new InetSocketAddress(address.getHostString(), address.getPort()));
    } catch (IOException e) {
      failed(e);
    }
  }

  private void tryAgain(Exception failure) {
    long now = System.nanoTime();
    if (state != State.OPENING) {
      return;
    }
    if (now - downSince > Lanes.PATIENCE) {
      lanes.fail(spec, failure);
    } else {
      loop.at(now + PAUSE, this::retry);
    }
  }

  private void retry() {
    if (state == State.OPENING) {
      tryToOpen();
    }
  }

  /** Sends a parcel as soon as the lane is open. */
  void send(Parcel parcel) {
    if (isIdle()) {
      movedAt = System.nanoTime();
    }
    cutWhenIdle = false;
    waiting.add(parcel);
    parcel.address(tag(), nextSequence++);
    if (state == State.OPEN) {
      write();
    } else if (state == State.CUT) {
      mend();
    }
  }

  /** A lane has another tag on each of its connections, so that an old one is not listened to. */
  private int tag() {
    return (number << 16) | (epoch & 0xFFFF);
  }

  static int numberOf(int tag) {
    return tag >>> 16;
  }

  private void write() {
    try {
      SocketChannel out = channel;
      while (out != null && !waiting.isEmpty()) {
        Parcel parcel = waiting.getFirst();
        out.write(parcel.record());
        if (parcel.record().hasRemaining()) {
          listenFor(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
          return;
        }
        waiting.removeFirst();
        if (!isBlackHole()) {
          written.add(parcel);
        }
      }
      listenFor(SelectionKey.OP_READ);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void listenFor(int operations) {
    if (key != null && key.isValid() && key.interestOps() != operations) {
      key.interestOps(operations);
    }
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    SocketChannel own = channel;
    if (own == null || ready.channel() != own) {
      return;
    }
    if (ready.isConnectable() && own.finishConnect()) {
      state = State.OPEN;
      movedAt = System.nanoTime();
      waiting.forEach(parcel -> parcel.address(tag(), parcel.sequence()));
      lanes.opened();
      if (isReleased) {
        release(() -> {});
      }
      write();
    } else if (ready.isReadable() && own.read(unread.clear()) < 0) {
      throw new IOException("the server has closed the connection");
    } else if (ready.isValid() && ready.isWritable()) {
      write();
    }
  }

  /** Opens the lane again, unless it is meant to be closed. */
  @Override
  public void failed(IOException cause) {
    if (state == State.OPENING) {
      disconnect();
      tryAgain(cause);
    } else {
      openAgain();
    }
  }

  private void openAgain() {
    disconnect();
    if (state == State.OPEN) {
      takeBackWhatWasWritten();
      lanes.reopens(spec);
      open();
    }
  }

  private void disconnect() {
    if (channel != null) {
      LaneLoop.closeQuietly(channel);
      channel = null;
      key = null;
    }
  }

  private void takeBackWhatWasWritten() {
    Iterator<Parcel> newestFirst = written.descendingIterator();
    while (newestFirst.hasNext()) {
      waiting.addFirst(newestFirst.next());
    }
    written.clear();
  }

  /** Takes a record that came out. */
  void record(ByteBuffer buffer, int at) {
    if (LaneRecord.lane(buffer, at) != tag()) {
      return;
    }
    movedAt = System.nanoTime();
    long sequence = LaneRecord.sequence(buffer, at);
    while (!written.isEmpty() && written.getFirst().sequence() < sequence) {
      Parcel lost = written.removeFirst();
      lanes.lost(spec);
      lost.wasLost();
    }
    if (!written.isEmpty() && written.getFirst().sequence() == sequence) {
      written.removeFirst().cameOut(buffer, at);
    }
    if (isIdle()) {
      becameIdle();
    }
  }

  private void becameIdle() {
    Runnable task = whenIdle;
    whenIdle = () -> {};
    task.run();
    if (cutWhenIdle) {
      cut();
    }
  }

  /**
   * Lets what the toxic holds go; it stays away, on a new connection as well, until it is armed.
   */
  void release(Runnable done) {
    isReleased = true;
    gate.release(() -> loop.execute(done), failure -> lanes.fail(spec, failure));
  }

  /** Installs the toxic again; the lane is idle. */
  void arm(Runnable done) {
    isReleased = false;
    gate.arm(
        () -> loop.execute(done),
        failure ->
            loop.execute(
                () -> {
                  openAgain();
                  done.run();
                }));
  }

  /** Does something once all that was sent has come out. */
  void whenIdle(Runnable task) {
    if (isIdle()) {
      task.run();
    } else {
      whenIdle = task;
    }
  }

  /** Ends the connection by disabling the proxy, once all that was sent before has come out. */
  void cut() {
    cutWhenIdle = !isIdle();
    if (state == State.OPEN && !cutWhenIdle) {
      state = State.CUT;
      gate.disable();
    }
  }

  private void mend() {
    state = State.OPENING;
    disconnect();
    downSince = System.nanoTime();
    gate.enable(
        address -> loop.execute(() -> connect(address)),
        failure -> loop.execute(() -> tryAgain(failure)));
  }

  /** Closes the connection for good; the proxy is for the caller to remove. */
  void close() {
    state = State.CLOSED;
    disconnect();
  }

  @Override
  public String toString() {
    return spec.name();
  }
}
