package io.faultwire.it.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A program that runs inside the namespace, on the kernel's sockets: sends a number of octets that
 * follow from a seed while it receives as many, prints the SHA-256 of what it received, and then
 * waits on standard input before it closes.
 */
public final class KernelPeer {
  private static final int CHUNK = 64 * 1024;

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
    byte[] chunk = new byte[CHUNK];
    long state = octets;
    for (int sent = 0; sent < octets; sent += CHUNK) {
      state = fill(chunk, state);
      out.write(chunk, 0, Math.min(CHUNK, octets - sent));
    }
    out.flush();
  }

  private static long fill(byte[] chunk, long seed) {
    long state = seed;
    for (int i = 0; i < chunk.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      chunk[i] = (byte) (state >>> 56);
    }
    return state;
  }

  /** Reads so many octets and returns their SHA-256 in hexadecimal. */
  static String receive(InputStream in, int octets) throws IOException {
    DigestInputStream digest = new DigestInputStream(in, sha256());
    int left = octets;
    byte[] chunk = new byte[CHUNK];
    while (left > 0) {
      int count = digest.read(chunk, 0, Math.min(chunk.length, left));
      if (count < 0) {
        throw new IOException("the peer closed with " + left + " octets to go");
      }
      left -= count;
    }
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  /** Returns the SHA-256 of what {@link #send} writes. */
  static String digest(int octets) throws IOException {
    MessageDigest digest = sha256();
    send(new DigestOutputStream(OutputStream.nullOutputStream(), digest), octets);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
