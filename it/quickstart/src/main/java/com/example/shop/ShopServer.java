package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** Serves the list of what the shop has, over HTTPS. */
public final class ShopServer {
  private static final byte[] ITEMS = "apples\npears\n".getBytes(StandardCharsets.UTF_8);

  private final HttpsServer server;

  /** Listens on a port of the loopback address. */
  public ShopServer(int port, SSLContext tls) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/items", ShopServer::sendItems);
  }

  /** Serves until the JVM ends. */
  public void start() {
    server.start();
  }

  private static void sendItems(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, ITEMS.length);
      exchange.getResponseBody().write(ITEMS);
    }
  }
}
