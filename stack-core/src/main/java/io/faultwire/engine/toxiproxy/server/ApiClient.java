package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks a Toxiproxy server over its HTTP API.
 *
 * <p>Each request has a connection of its own, in HTTP/1.0, which ends with the answer: no idle one
 * is there for the server to close while a request is on its way.
 */
final class ApiClient {
  private static final int CONNECT_MILLIS = 5_000;

  /** The server gives up on a request of its own accord after 25 s. */
  private static final int ANSWER_MILLIS = 30_000;

  private final URI url;

  ApiClient(URI url) {
    this.url = url;
  }

  URI url() {
    return url;
  }

  /** What the server answered. */
  record Answer(int status, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** Returns the body as JSON, or nothing of it if it is not. */
    JsonElement json() {
      try {
        return JsonParser.parseString(body);
      } catch (JsonParseException e) {
        return JsonNull.INSTANCE;
      }
    }

    /** Returns what went wrong, in the server's words. */
    String error() {
      JsonElement json = json();
      return json.isJsonObject() && json.getAsJsonObject().has("error")
          ? json.getAsJsonObject().get("error").getAsString()
          : body.strip();
    }
  }

  Answer get(String path) throws IOException {
    return request("GET", path, "");
  }

  Answer post(String path, JsonObject body) throws IOException {
    return request("POST", path, body.toString());
  }

  Answer patch(String path, JsonObject body) throws IOException {
    return request("PATCH", path, body.toString());
  }

  Answer delete(String path) throws IOException {
    return request("DELETE", path, "");
  }

  private Answer request(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            method + " " + url.getRawPath() + path + " HTTP/1.0",
            "Host: " + url.getRawAuthority(),
            "User-Agent: faultwire",
            "Content-Type: application/json",
            "Content-Length: " + content.length,
            "",
            "");
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write((head + body).getBytes(StandardCharsets.UTF_8));
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer parse(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    String[] status = text.split("[ \r]", 3);
    if (end < 0 || !text.startsWith("HTTP/1.") || !status[1].matches("\\d{3}")) {
      throw new IOException(
          "the answer is not one of HTTP: '" + text.lines().findFirst().orElse("") + "'");
    }
    return new Answer(Integer.parseInt(status[1]), text.substring(end + 4));
  }
}
