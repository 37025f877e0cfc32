package io.faultwire.tls.battery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Connects to the server of a chain, through its proxy if it has one. */
final class Tunnel {
  private Tunnel() {}

  static Socket to(BatteryChain chain) throws IOException {
    if (chain.proxy().equals(Proxy.NO_PROXY)) {
      return new Socket("localhost", chain.port());
    }
    InetSocketAddress proxy = (InetSocketAddress) chain.proxy().address();
    Socket socket = new Socket(proxy.getAddress(), proxy.getPort());
    String connect = "CONNECT " + chain.host() + ":" + chain.port() + " HTTP/1.1\r\n\r\n";
    socket.getOutputStream().write(connect.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return socket;
  }
}
