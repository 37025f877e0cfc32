package io.faultwire.it.http1;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says of servers that are libraries; each violation is one by the octets. */
@Execution(ExecutionMode.CONCURRENT)
class LibrariesIT {
  private static final String TYPE = "text/plain; charset=utf-8";

  private static final Set<String> OFFERED = Set.of("GET", "HEAD", "POST");

  @TempDir Path directory;

  @Test
  void theJdksHttpServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/page", LibrariesIT::answer);
    server.start();
    try {
      Verdicts.compare(
          "jdk",
          String.valueOf(Runtime.version().feature()),
          "http://localhost:" + server.getAddress().getPort() + "/page");
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = "The page of the JDK.".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    if (!OFFERED.contains(exchange.getRequestMethod())) {
      exchange.sendResponseHeaders(501, -1);
      exchange.close();
      return;
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void jetty() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            if (!Request.getPathInContext(request).equals("/page")) {
              return false;
            }
            if (!OFFERED.contains(request.getMethod())) {
              Response.writeError(request, response, callback, HttpStatus.NOT_IMPLEMENTED_501);
              return true;
            }
            String echo = value(request);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
            String text = echo == null ? "The page of Jetty." : echo;
            response.write(/* last= */ true, ByteBuffer.wrap(text.getBytes(UTF_8)), callback);
            return true;
          }
        });
    server.start();
    try {
      String url = "http://localhost:" + connector.getLocalPort() + "/page";
      Verdicts.compare("jetty", Server.getVersion(), url, "echoPath", "/page");
    } finally {
      server.stop();
    }
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

  @Test
  void tomcat() throws Exception {
    Tomcat server = new Tomcat();
    server.setBaseDir(directory.toString());
    server.setHostname("localhost");
    server.setPort(0);
    server.getConnector().setProperty("address", "127.0.0.1");
    server.setSilent(true);
    Context context = server.addContext("", directory.toString());
    Tomcat.addServlet(context, "page", new Page()).addMapping("/page");
    server.start();
    try {
      String url = "http://localhost:" + server.getConnector().getLocalPort() + "/page";
      // Behind a request without version, the next error on its processor has no head either.
      Verdicts.compare(
          "tomcat", ServerInfo.getServerNumber(), url, "echoPath", "/page", "connections", "1");
    } finally {
      server.stop();
      server.destroy();
    }
  }

  /** Answers with the value of a parameter, or a text. */
  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType(TYPE);
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
