package io.faultwire.engine.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The program whose JVM is home to hosts of networks that are declared elsewhere. Each connection
 * says which host of which network it is to be, and which program of its class path runs there.
 *
 * <pre>
 * {@code java -cp CLASSPATH io.faultwire.engine.worker.Worker [--until-input-ends] [HOST:]PORT}
 * </pre>
 *
 * <p>Without a host it listens on the loopback interface. Who can reach it can run any {@link
 * io.faultwire.engine.HostProgram} of its class path.
 */
public final class Worker {
  /** Has the worker end when its standard input does, and so with the process that started it. */
  static final String UNTIL_INPUT_ENDS = "--until-input-ends";

  /** What it prints first, before its address. */
  static final String LISTENING = "faultwire worker listens on ";

  private static final String USAGE =
      "usage: java -cp CLASSPATH "
          + Worker.class.getName()
          + " ["
          + UNTIL_INPUT_ENDS
          + "] [HOST:]PORT";

  private Worker() {}

  /** Listens until the process is ended; 0 is any free port. */
  public static void main(String[] arguments) throws IOException {
    boolean untilInputEnds = arguments.length == 2 && arguments[0].equals(UNTIL_INPUT_ENDS);
    if (arguments.length != (untilInputEnds ? 2 : 1)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    InetSocketAddress address = address(arguments[arguments.length - 1]);
    if (untilInputEnds) {
      Thread watch = new Thread(Worker::endWithInput, "faultwire worker input");
      watch.setDaemon(true);
      watch.start();
    }
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress(address.getHostString(), address.getPort()));
      System.out.println(
          LISTENING + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
      while (true) {
        serve(listener.accept());
      }
    }
  }

  private static InetSocketAddress address(String text) {
    try {
      return WorkerAddress.parse(text, "the worker's address");
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
      throw e;
    }
  }

  private static void serve(Socket socket) throws IOException {
    WorkerSession session = new WorkerSession(new Cable(socket));
    Thread thread = new Thread(session::run, "faultwire worker session");
    thread.setDaemon(true);
    thread.start();
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // nobody says anything
      }
    } catch (IOException e) {
      // the input has ended, too
    }
    Runtime.getRuntime().halt(0);
  }
}
