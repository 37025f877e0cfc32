package io.faultwire.tls.battery;

import io.faultwire.tls.PemFiles;
import io.faultwire.tls.catalogue.NamedChain;
import io.faultwire.tls.catalogue.PreparedChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives a client under test what it needs to meet one chain: a URL to ask for and the certificate
 * to trust.
 */
public final class BatteryChain {
  private final PreparedChain prepared;
  private final int port;
  private final @Nullable InetSocketAddress proxy;
  private final Path caFile;

  BatteryChain(PreparedChain prepared, int port, @Nullable InetSocketAddress proxy, Path caFile) {
    this.prepared = prepared;
    this.port = port;
    this.proxy = proxy;
    this.caFile = caFile;
  }

  /** Returns which chain the server presents. */
  public NamedChain named() {
    return prepared.named();
  }

  /** Returns the address to ask for, such as {@code https://localhost:41235/}. */
  public URI url() {
    return URI.create("https://" + host() + ":" + port + "/");
  }

  /** Returns the name or address to ask for, and to find in the certificate. */
  public String host() {
    return prepared.host();
  }

  /** Returns the port to ask for. */
  public int port() {
    return port;
  }

  /** Returns the certificate to trust, which is the same for all chains of a run. */
  public X509Certificate trustAnchor() {
    return prepared.root().certificate();
  }

  /** Returns a key store that trusts that certificate and nothing else. */
  public KeyStore trustStore() {
    return prepared.root().trustStore();
  }

  /** Returns a context of the JDK's that trusts that certificate and nothing else. */
  public SSLContext clientContext() {
    return prepared.root().clientContext();
  }

  /** Returns a PEM file with that certificate. */
  public Path caFile() {
    return caFile;
  }

  /**
   * Returns the HTTP proxy to go through, which leads every name to the server.
   *
   * @return {@link Proxy#NO_PROXY} unless the battery runs {@linkplain Battery#throughProxy through
   *     a proxy}
   */
  public Proxy proxy() {
    return proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy);
  }

  /** Returns the proxy's address as a URL, empty without one. */
  String proxyUrl() {
    return proxy == null
        ? ""
        : "http://" + proxy.getAddress().getHostAddress() + ":" + proxy.getPort();
  }

  /**
   * Runs a program as the client.
   *
   * @param command the program and its arguments, with {@code {url}}, {@code {host}}, {@code
   *     {port}}, {@code {caFile}} and {@code {proxy}} for what this chain gives
   * @throws CommandFailedException if it ends with another status than 0
   */
  public void run(String... command) throws IOException, InterruptedException {
    new CommandClient(List.of(command)).call(this);
  }

  static Path writeCaFile(Path directory, X509Certificate root) {
    try {
      Path file = directory.resolve("ca.pem");
      Files.writeString(file, PemFiles.certificates(List.of(root)));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the trusted certificate", e);
    }
  }

  @Override
  public String toString() {
    return named().id();
  }
}
