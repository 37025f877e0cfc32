package io.faultwire.it.server;

import io.faultwire.tls.CertificateChain;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;

/** A Tomcat with a page at {@code /page}, which answers with the value of a parameter. */
public final class TomcatServer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Tomcat server;

  private TomcatServer(Tomcat server) {
    this.server = server;
  }

  /** Starts a server of HTTPS, or without certificates of HTTP. */
  public static TomcatServer start(@Nullable CertificateChain chain, Path directory)
      throws LifecycleException {
    // Its beans have names that two servers of one JVM would share.
    Registry.disableRegistry();
    Tomcat server = new Tomcat();
    server.setBaseDir(directory.toString());
    server.setHostname("localhost");
    server.setPort(0);
    server.getConnector().setProperty("address", "127.0.0.1");
    if (chain != null) {
      secure(server.getConnector(), chain);
    }
    server.setSilent(true);
    Context context = server.addContext("", directory.toString());
    Tomcat.addServlet(context, "page", new Page()).addMapping("/page");
    server.start();
    return new TomcatServer(server);
  }

  private static void secure(Connector connector, CertificateChain chain) {
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystore(chain.keyStore(PASSWORD.toCharArray()));
    certificate.setCertificateKeystorePassword(PASSWORD);
    host.addCertificate(certificate);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(host);
  }

  public static String version() {
    return ServerInfo.getServerNumber();
  }

  /** Returns the address of the page, by the name {@code localhost}. */
  public String url() {
    Connector connector = server.getConnector();
    return connector.getScheme() + "://localhost:" + connector.getLocalPort() + "/page";
  }

  @Override
  public void close() throws LifecycleException {
    server.stop();
    server.destroy();
  }

  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain; charset=utf-8");
      String echo =
          request.getParameter("other") == null ? null : request.getParameter("faultwire");
      response.getWriter().print(echo == null ? "The page of Tomcat." : echo);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      doGet(request, response);
    }
  }
}
