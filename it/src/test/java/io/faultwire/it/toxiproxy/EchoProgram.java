package io.faultwire.it.toxiproxy;

import io.faultwire.engine.HostProgram;
import io.faultwire.engine.Network;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Says on port 7 what it is told, on port 8 in which process it runs, and on port 9 something 300
 * ms after it was asked.
 */
final class EchoProgram implements HostProgram {
  static final int ECHO = 7;
  static final int PROCESS = 8;
  static final int LATE = 9;

  private static final int PAUSE_MILLIS = 300;

  @Override
  public void run(Network.Host host) throws IOException {
    ServerSocket echo = host.listen(ECHO);
    ServerSocket identity = host.listen(PROCESS);
    ServerSocket late = host.listen(LATE);
    host.start("identity", () -> tellAll(identity));
    host.start("late", () -> tellOneLate(late));
    while (true) {
      try (Socket client = echo.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      }
    }
  }

  private static void tellOneLate(ServerSocket listener) throws IOException {
    Socket client = listener.accept();
    client.setSoTimeout(PAUSE_MILLIS);
    try {
      client.getInputStream().read();
    } catch (SocketTimeoutException e) {
      client.getOutputStream().write(LATE);
    }
  }

  private static void tellAll(ServerSocket listener) throws IOException {
    while (true) {
      try (Socket client = listener.accept()) {
        new DataOutputStream(client.getOutputStream()).writeLong(ProcessHandle.current().pid());
      }
    }
  }
}
