package io.faultwire.it.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A program that runs inside the namespace, on the kernel's sockets: sends a number of octets that
 * follow from a seed while it receives as many, prints the SHA-256 of what it received, and then
 * waits on standard input before it closes.
 */
public final class KernelPeer {
  private KernelPeer() {}

  /** Arguments: {@code listen PORT OCTETS} or {@code connect HOST PORT OCTETS}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("listen")) {
      try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[1]))) {
        System.out.println("listening");
        exchange(server.accept(), Integer.parseInt(arguments[2]));
      }
    } else {
      exchange(
          new Socket(arguments[1], Integer.parseInt(arguments[2])), Integer.parseInt(arguments[3]));
    }
  }

  private static void exchange(Socket socket, int octets) throws Exception {
    Thread sender = new Thread(() -> send(socket, octets));
    sender.start();
    String digest = receive(socket.getInputStream(), octets);
    sender.join();
    System.out.println("received " + digest);
    int ignored = System.in.read();
    socket.close();
    System.out.println("closed");
    ignored += System.in.read();
    System.exit(Math.min(0, ignored));
  }

  private static void send(Socket socket, int octets) {
    try {
      send(socket.getOutputStream(), octets);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes octets that are the same in every run. */
  static void send(OutputStream out, int octets) throws IOException {
    out.write(octets(octets));
    out.flush();
  }

  static byte[] octets(int length) {
    byte[] octets = new byte[length];
    long state = length;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      octets[i] = (byte) (state >>> 56);
    }
    return octets;
  }

  /** Reads so many octets and returns their SHA-256 in hexadecimal. */
  static String receive(InputStream in, int octets) throws IOException {
    DigestInputStream digest = new DigestInputStream(in, sha256());
    int left = octets;
    byte[] chunk = new byte[64 * 1024];
    while (left > 0) {
      int count = digest.read(chunk, 0, Math.min(chunk.length, left));
      if (count < 0) {
        throw new IOException("the peer closed with " + left + " octets to go");
      }
      left -= count;
    }
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  static String digest(int octets) {
    return HexFormat.of().formatHex(sha256().digest(octets(octets)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
