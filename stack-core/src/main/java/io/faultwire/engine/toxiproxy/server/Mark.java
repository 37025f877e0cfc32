package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disabled proxy in the configuration of a server that is started, by which it is told from
 * another one that has taken its port.
 */
final class Mark implements AutoCloseable {
  private final String name = ProxyNames.next("mark");
  private final Path file;

  private Mark(Path file) {
    this.file = file;
  }

  static Mark write() throws IOException {
    Mark mark = new Mark(Files.createTempFile("faultwire-toxiproxy", ".json"));
    JsonObject proxy = new JsonObject();
    proxy.addProperty("name", mark.name);
    proxy.addProperty("listen", "127.0.0.1:0");
    proxy.addProperty("upstream", "127.0.0.1:1");
    proxy.addProperty("enabled", false);
    JsonArray proxies = new JsonArray();
    proxies.add(proxy);
    Files.writeString(mark.file, proxies.toString());
    return mark;
  }

  Path file() {
    return file;
  }

  /** Removes the proxy and tells whether it was there. */
  boolean takeFrom(ApiClient api) {
    try {
      return api.delete("/proxies/" + name).isSuccess();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
