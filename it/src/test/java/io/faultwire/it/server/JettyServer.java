package io.faultwire.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.tls.CertificateChain;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A Jetty with a page at {@code /page}, which answers with the value of a parameter. */
public final class JettyServer implements AutoCloseable {
  private static final Set<String> OFFERED = Set.of("GET", "HEAD", "POST");

  private final Server server;
  private final String address;

  private JettyServer(Server server, String address) {
    this.server = server;
    this.address = address;
  }

  /** Starts a server of HTTPS, or without certificates of HTTP. */
  public static JettyServer start(@Nullable CertificateChain chain) throws Exception {
    Server server = new Server();
    SslContextFactory.Server secure = null;
    if (chain != null) {
      secure = new SslContextFactory.Server();
      secure.setSslContext(chain.serverContext());
    }
    ServerConnector connector = new ServerConnector(server, secure);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Page());
    server.start();
    String scheme = chain == null ? "http" : "https";
    return new JettyServer(server, scheme + "://localhost:" + connector.getLocalPort() + "/page");
  }

  public static String version() {
    return Server.getVersion();
  }

  /** Returns the address of the page, by the name {@code localhost}. */
  public String url() {
    return address;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  private static final class Page extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!Request.getPathInContext(request).equals("/page")) {
        return false;
      }
      if (!OFFERED.contains(request.getMethod())) {
        Response.writeError(request, response, callback, HttpStatus.NOT_IMPLEMENTED_501);
        return true;
      }
      String echo = value(request);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
      String text = echo == null ? "The page of Jetty." : echo;
      response.write(/* last= */ true, ByteBuffer.wrap(text.getBytes(UTF_8)), callback);
      return true;
    }

    private static @Nullable String value(Request request) throws Exception {
      String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      if (request.getMethod().equals("POST")
          && type != null
          && type.startsWith("application/x-www")) {
        Fields form = FormFields.getFields(request);
        return form.getValue("other") == null ? null : form.getValue("faultwire");
      }
      Content.Source.consumeAll(request);
      return Request.extractQueryParameters(request).getValue("faultwire");
    }
  }
}
