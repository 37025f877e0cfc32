package io.faultwire.plugin;

import io.faultwire.conformance.run.RunRequest.NamedUrl;
import org.jspecify.annotations.Nullable;

/** Name a server to test: {@code <target><name>shop</name><url>https://…</url></target>}. */
public final class Target {

  /** The name for people; the URL if left out. */
  private @Nullable String name;

  /** The address, such as {@code https://localhost:8443}. */
  private @Nullable String url;

  /** Set the name for people. */
  public void setName(String name) {
    this.name = name;
  }

  /** Set the address. */
  public void setUrl(String url) {
    this.url = url;
  }

  NamedUrl toNamedUrl() {
    String address = url == null ? "" : url.strip();
    return new NamedUrl(name == null || name.isBlank() ? address : name.strip(), address);
  }
}
