package io.faultwire.engine.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * The TCP connection between a network and a worker. A message is a magic of 2 octets, a kind of 1,
 * a length of 4, and as many octets.
 *
 * <p>Who sends never waits, so that both ends may send at once whatever the other does.
 */
final class Cable implements AutoCloseable {
  private static final short MAGIC = 0x4643;
  private static final int LONGEST = 16 * 1024 * 1024;

  private final Socket socket;
  private final DataInputStream in;
  private final BlockingQueue<Message> outbox = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::writeAll, "faultwire cable out");

  /** What a message is about. */
  enum Kind {
    /** The network says which host the worker is to be: an {@link Introduction}. */
    HELLO('H'),
    /** A frame, from or to the host. */
    FRAME('F'),
    /** The worker has nothing to do: how many frames it had got by then. */
    QUIET('Q'),
    /** The worker cannot go on: why. */
    FAILED('X'),
    /** Ends the sender's thread; never on the wire. */
    END('E');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    static Optional<Kind> of(int code) {
      return Stream.of(HELLO, FRAME, QUIET, FAILED).filter(kind -> kind.code == code).findFirst();
    }
  }

  /** A message; nobody changes its octets. */
  static final class Message {
    private final Kind kind;
    private final byte[] octets;

    Message(Kind kind, byte[] octets) {
      this.kind = kind;
      this.octets = octets;
    }

    Kind kind() {
      return kind;
    }

    byte[] octets() {
      return octets;
    }

    static Message of(Kind kind, String text) {
      return new Message(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
      return new String(octets, StandardCharsets.UTF_8);
    }
  }

  /** Takes over a connection. */
  Cable(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    writer.setDaemon(true);
    writer.start();
  }

  /** Sends a message soon. */
  void send(Message message) {
    outbox.add(message);
  }

  private void writeAll() {
    try {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      Message next = outbox.take();
      while (next.kind() != Kind.END) {
        out.writeShort(MAGIC);
        out.writeByte(next.kind().code);
        out.writeInt(next.octets().length);
        out.write(next.octets());
        if (outbox.isEmpty()) {
          out.flush();
        }
        next = outbox.take();
      }
      out.flush();
      socket.shutdownOutput();
    } catch (IOException e) {
      // who reads is told
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the next message.
   *
   * @throws EOFException if the other end is gone
   */
  Message receive() throws IOException {
    if (in.readShort() != MAGIC) {
      throw new IOException("no message of a Faultwire worker begins here");
    }
    int code = in.readUnsignedByte();
    int length = in.readInt();
    Optional<Kind> kind = Kind.of(code);
    if (kind.isEmpty() || length < 0 || length > LONGEST) {
      throw new IOException("no message of this version: kind " + code + ", length " + length);
    }
    byte[] octets = new byte[length];
    in.readFully(octets);
    return new Message(kind.get(), octets);
  }

  /** Sends what is left, then tells the other end that nothing comes any more. */
  void finish() {
    outbox.add(new Message(Kind.END, new byte[0]));
  }

  /** Sends what is left, then closes the connection. */
  @Override
  public void close() {
    finish();
    boolean interrupted = false;
    try {
      writer.join(1000);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed already
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
