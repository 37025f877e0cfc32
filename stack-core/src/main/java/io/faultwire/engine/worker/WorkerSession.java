package io.faultwire.engine.worker;

import io.faultwire.engine.HostProgram;
import io.faultwire.engine.Network;
import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Outsider;
import io.faultwire.engine.simulation.SimulatedNetwork;
import io.faultwire.host.process.HostProcess;
import io.faultwire.host.process.NetworkClosedException;
import io.faultwire.host.process.Pace;
import io.faultwire.host.process.ProcessFailedException;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One host that lives here, as long as its cable does. */
final class WorkerSession {
  private final Cable cable;
  private final CableEnd end;

  /** Has a permit when something has happened since the network was last said to be quiet. */
  private final Semaphore happened = new Semaphore(0);

  private @Nullable Throwable told;

  WorkerSession(Cable cable) {
    this.cable = cable;
    this.end = new CableEnd(cable, happened::release);
  }

  /** Is the host until the cable ends. */
  void run() {
    try {
      Cable.Message first = cable.receive();
      if (first.kind() != Cable.Kind.HELLO) {
        throw new IllegalArgumentException("a " + first.kind() + " came before an introduction");
      }
      live(Introduction.parse(first.text()));
    } catch (IOException e) {
      // nobody is there to be told
    } catch (RuntimeException | LinkageError e) {
      failed(e);
    } finally {
      cable.close();
    }
  }

  private void live(Introduction introduction) throws IOException {
    HostProgram program = HostProgram.of(introduction.host(), find(introduction.program()));
    Topology topology = introduction.topology();
    Seed seed = Seed.parse(introduction.seed());
    Assembly parts =
        new Assembly(
            topology, seed, Pace.real(System::nanoTime), others(topology, introduction.host()));
    Network network = new SimulatedNetwork(parts);
    Network.Host host = network.host(introduction.host());
    HostProcess process = host.start(program.getClass().getSimpleName(), () -> program.run(host));
    try {
      start("end", () -> network.join(process));
      start("quiet", () -> tellQuiet(network, parts));
      while (true) {
        take(cable.receive(), parts);
      }
    } finally {
      close(network);
      Throwable failure = process.failure();
      if (failure != null) {
        failed(failure);
      }
    }
  }

  private static Class<?> find(String program) {
    try {
      return Class.forName(program);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "there is no class " + program + " on the class path of the worker", e);
    }
  }

  private Map<String, Outsider> others(Topology topology, String self) {
    Map<String, Outsider> others = new LinkedHashMap<>();
    topology.hosts().stream()
        .map(HostSpec::name)
        .filter(name -> !name.equals(self))
        .forEach(name -> others.put(name, end.device(name)));
    topology.switches().forEach(name -> others.put(name, end.device(name)));
    return others;
  }

  private void start(String name, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (NetworkClosedException e) {
                // the cable has ended
              } catch (RuntimeException | Error e) {
                failed(e);
              }
            },
            "faultwire worker " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void take(Cable.Message message, Assembly parts) {
    if (message.kind() != Cable.Kind.FRAME) {
      throw new IllegalArgumentException("a network sends no " + message.kind());
    }
    parts.inTurn(() -> end.take(message.octets(), parts));
    happened.release();
  }

  private void tellQuiet(Network network, Assembly parts) {
    while (true) {
      network.runUntilQuiet();
      parts.inTurn(this::isQuiet);
      happened.acquireUninterruptibly();
      happened.drainPermits();
    }
  }

  private void isQuiet() {
    byte[] seen = ByteBuffer.allocate(Long.BYTES).putLong(end.received()).array();
    cable.send(new Cable.Message(Cable.Kind.QUIET, seen));
  }

  private synchronized void failed(Throwable cause) {
    Throwable own = cause instanceof ProcessFailedException ? cause.getCause() : cause;
    if (own != told) {
      told = own;
      StringWriter text = new StringWriter();
      own.printStackTrace(new PrintWriter(text));
      cable.send(Cable.Message.of(Cable.Kind.FAILED, text.toString().strip()));
    }
  }

  /** What its end ends unfinished is not told: nobody is there any more. */
  private static void close(Network network) {
    try {
      network.close();
    } catch (RuntimeException e) {
      // a process that was still at work, or frames that were under way
    }
  }
}
