package io.faultwire.suites.connection;

import io.faultwire.http.OctetSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A connection to the server, straight or through a proxy; what is written is sent at once. */
public final class Connection implements AutoCloseable {
  /** How the message of a {@link NoAnswer} begins if the deadline was over. */
  public static final String NOTHING_MORE = "nothing more came in time for ";

  private final Socket transport;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] chunk = new byte[16 * 1024];
  private int next;
  private int end;

  /**
   * @param transport the socket of TCP
   * @param socket the same, or what is layered upon it
   */
  public Connection(Socket transport, Socket socket) throws IOException {
    this.transport = transport;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  public void send(byte[] octets) throws IOException {
    send(octets, 0, octets.length);
  }

  public void send(byte[] octets, int from, int to) throws IOException {
    out.write(octets, from, to - from);
    out.flush();
  }

  /** Ends the sending side, and goes on receiving. */
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /**
   * Returns the next octet, or -1 at the end of the stream.
   *
   * @param what is being read, for people
   * @throws NoAnswer if the deadline comes first, or the connection is reset
   */
  public int read(long deadline, String what) throws NoAnswer {
    return fill(deadline, what) ? chunk[next++] & 0xFF : -1;
  }

  /** Returns the octets that come until a deadline, which may be read many at once. */
  public OctetSource until(long deadline) {
    return new OctetSource() {
      @Override
      public int next(String what) throws IOException {
        return Connection.this.read(deadline, what);
      }

      @Override
      public int read(byte[] into, int most, String what) throws IOException {
        if (!fill(deadline, what)) {
          return -1;
        }
        int count = Math.min(most, end - next);
        System.arraycopy(chunk, next, into, 0, count);
        next += count;
        return count;
      }
    };
  }

  /** Returns whether there is anything to read before the end of the stream. */
  private boolean fill(long deadline, String what) throws NoAnswer {
    try {
      return receive(deadline);
    } catch (SocketTimeoutException e) {
      throw new NoAnswer(NOTHING_MORE + what);
    } catch (IOException e) {
      throw new NoAnswer("the connection failed within " + what + ": " + e.getMessage());
    }
  }

  private boolean receive(long deadline) throws IOException {
    if (next == end) {
      limitWait(deadline);
      next = 0;
      end = 0;
      end = Math.max(0, in.read(chunk));
    }
    return next < end;
  }

  /** Returns whether an octet comes within a time; none does behind the end of the stream. */
  public boolean comesWithin(Duration time) throws IOException {
    try {
      return receive(System.nanoTime() + time.toNanos());
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Returns whether an octet can be read at once; over TLS it may have to be decrypted first. */
  public boolean hasMore() throws IOException {
    return next < end || in.available() > 0;
  }

  /** Reads away what comes until the other side ends, for so long at most. */
  public Ending awaitEnding(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        limitWait(deadline);
        if (in.read(chunk) < 0) {
          return Ending.CLOSED;
        }
      }
      return Ending.NONE;
    } catch (SocketTimeoutException e) {
      return Ending.NONE;
    } catch (SSLException e) {
      // The stream of TLS lacks its farewell; a reset of TCP is the cause, or there is none.
      return e.getCause() instanceof SocketException ? Ending.RESET : Ending.CLOSED;
    } catch (IOException e) {
      return Ending.RESET;
    }
  }

  private void limitWait(long deadline) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    socket.setSoTimeout((int) Math.max(1, left));
  }

  /** Ends both ways at once, without the farewell of TLS. */
  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
