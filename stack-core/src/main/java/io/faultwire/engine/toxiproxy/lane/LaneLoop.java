package io.faultwire.engine.toxiproxy.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** The thread of a network's lanes: their sockets, their timers, and what others have it do. */
final class LaneLoop implements AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The granularity of waits that are shorter than a selector's. */
  private static final long GLANCE = 50_000;

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Function<SocketChannel, Ready> acceptor;
  private final Runnable endOfRound;
  private final Consumer<RuntimeException> crashed;
  private final Thread thread = new Thread(this::run, "faultwire lanes");
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>(Timer.ORDER);
  private long timersSoFar;
  private volatile boolean closed;

  /** A socket's user. */
  interface Ready {
    /** Does what the socket is ready for. */
    void ready(SelectionKey key) throws IOException;

    /** Is told that the socket failed. */
    void failed(IOException cause);
  }

  private record Timer(long at, long number, Runnable task) {
    static final Comparator<Timer> ORDER =
        (a, b) -> a.at == b.at ? Long.compare(a.number, b.number) : Long.signum(a.at - b.at);
  }

  /**
   * Listens on a free port; {@link #start} begins.
   *
   * @param own the address to listen on
   * @param acceptor makes the user of a connection that came in
   * @param endOfRound is run after whatever was done
   * @param crashed is told what went wrong in it
   */
  LaneLoop(
      InetAddress own,
      Function<SocketChannel, Ready> acceptor,
      Runnable endOfRound,
      Consumer<RuntimeException> crashed) {
    this.acceptor = acceptor;
    this.endOfRound = endOfRound;
    this.crashed = crashed;
    try {
      selector = Selector.open();
      listener = ServerSocketChannel.open();
      listener.bind(new InetSocketAddress(own, 0), 1024);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a port for lanes", e);
    }
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** Runs a task soon; from any thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Runs a task at a time of {@link System#nanoTime}; from the thread of the lanes. */
  void at(long nanos, Runnable task) {
    timers.add(new Timer(nanos, timersSoFar++, task));
  }

  /** Has the user of a socket be told what it is ready for. */
  SelectionKey register(SelectableChannel channel, int operations, Ready user) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, user);
  }

  private void run() {
    while (!closed) {
      try {
        await();
        selector.selectedKeys().forEach(this::serve);
        selector.selectedKeys().clear();
        runTasks();
        runTimers();
        endOfRound.run();
      } catch (IOException e) {
        crashed.accept(new UncheckedIOException(e));
      } catch (RuntimeException e) {
        crashed.accept(e);
      }
    }
    selector.keys().forEach(key -> closeQuietly(key.channel()));
    closeQuietly(selector);
  }

  private void await() throws IOException {
    Timer next = timers.peek();
    long left = next == null ? Long.MAX_VALUE : next.at - System.nanoTime();
    if (!tasks.isEmpty() || left <= 0) {
      selector.selectNow();
    } else if (left < NANOS_PER_MILLI) {
      LockSupport.parkNanos(this, Math.min(left, GLANCE));
      selector.selectNow();
    } else {
      selector.select(next == null ? 0 : left / NANOS_PER_MILLI);
    }
  }

  private void runTasks() {
    Runnable task;
    while ((task = tasks.poll()) != null) {
      task.run();
    }
  }

  private void runTimers() {
    Timer next;
    while ((next = timers.peek()) != null && next.at - System.nanoTime() <= 0) {
      timers.poll();
      next.task.run();
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.attachment() instanceof Ready user) {
        serve(key, user);
      } else if (key.isValid() && key.isAcceptable()) {
        accept();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the port of the lanes takes no connections", e);
    }
  }

  private static void serve(SelectionKey key, Ready user) {
    try {
      if (key.isValid()) {
        user.ready(key);
      }
    } catch (IOException e) {
      closeQuietly(key.channel());
      user.failed(e);
    }
  }

  private void accept() throws IOException {
    SocketChannel channel;
    while ((channel = listener.accept()) != null) {
      register(channel, SelectionKey.OP_READ, acceptor.apply(channel));
    }
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // what cannot be closed is closed already
    }
  }

  /** Closes all sockets, and waits until the thread has ended. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
