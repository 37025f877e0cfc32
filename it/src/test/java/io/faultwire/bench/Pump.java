package io.faultwire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A program that sends or counts octets on the machine's own sockets, for some seconds. */
public final class Pump {
  private static final int CHUNK = 64 * 1024;
  private static final double NANOS = 1e9;

  private Pump() {}

  /**
   * Arguments: {@code count PORT BUFFER SECONDS} prints how many octets came, {@code send HOST PORT
   * BUFFER} sends until it is killed. A buffer of 0 leaves it to the kernel.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("count")) {
      int buffer = Integer.parseInt(arguments[2]);
      try (ServerSocket server = new ServerSocket()) {
        if (buffer > 0) {
          server.setReceiveBufferSize(buffer);
        }
        server.bind(new InetSocketAddress(Integer.parseInt(arguments[1])));
        System.out.println("listening");
        count(server.accept().getInputStream(), Double.parseDouble(arguments[3]));
      }
    } else {
      Socket socket = new Socket();
      int buffer = Integer.parseInt(arguments[3]);
      if (buffer > 0) {
        socket.setSendBufferSize(buffer);
      }
      socket.connect(new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2])));
      send(socket.getOutputStream());
    }
  }

  private static void count(InputStream in, double seconds) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long end = System.nanoTime() + (long) (seconds * NANOS);
    long octets = 0;
    while (System.nanoTime() < end) {
      octets += Math.max(0, in.read(chunk));
    }
    System.out.println(octets);
  }

  static void send(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      out.write(chunk);
    }
  }
}
