package io.faultwire.tls.probe;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A connected socket that takes down what goes through it. */
final class TappedSocket extends Socket {
  private final Socket inner;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  TappedSocket(Socket inner) {
    this.inner = inner;
  }

  byte[] bytesRead() {
    return read.toByteArray();
  }

  byte[] bytesWritten() {
    return written.toByteArray();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(inner.getInputStream()) {
      @Override
      public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
          read.write(octet);
        }
        return octet;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
          read.write(buffer, offset, count);
        }
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(inner.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        out.write(octet);
        written.write(octet);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        written.write(buffer, offset, length);
      }
    };
  }

  @Override
  public boolean isConnected() {
    return inner.isConnected();
  }

  @Override
  public boolean isClosed() {
    return inner.isClosed();
  }

  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    inner.setSoTimeout(millis);
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return inner.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    inner.setTcpNoDelay(on);
  }

  @Override
  public void shutdownInput() throws IOException {
    inner.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    inner.shutdownOutput();
  }

  @Override
  public boolean isInputShutdown() {
    return inner.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return inner.isOutputShutdown();
  }

  @Override
  public InetAddress getInetAddress() {
    return inner.getInetAddress();
  }

  @Override
  public int getPort() {
    return inner.getPort();
  }

  @Override
  public int getLocalPort() {
    return inner.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return inner.getRemoteSocketAddress();
  }

  @Override
  public synchronized void close() throws IOException {
    inner.close();
  }
}
