package io.faultwire.it.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.suites.http1client.ClientCall;
import io.faultwire.suites.http1client.HttpCaller;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** HTTP clients of Java, as they are by default. */
final class HttpCallers {
  private static final String FORM = "application/x-www-form-urlencoded";

  private HttpCallers() {}

  static HttpCaller javaNetHttp() {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    return call -> {
      HttpRequest.Builder request = HttpRequest.newBuilder(call.url());
      if (call.method().equals("POST")) {
        request.POST(HttpRequest.BodyPublishers.ofString(call.content()));
        request.header("Content-Type", FORM);
      } else if (call.method().equals("HEAD")) {
        request.method("HEAD", HttpRequest.BodyPublishers.noBody());
      }
      if (!call.authorization().isEmpty()) {
        request.header("Authorization", call.authorization());
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString(ISO_8859_1)).body();
    };
  }

  static String httpUrlConnection(ClientCall call) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) call.url().toURL().openConnection();
    connection.setRequestMethod(call.method());
    if (!call.authorization().isEmpty()) {
      connection.setRequestProperty("Authorization", call.authorization());
    }
    if (call.method().equals("POST")) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(call.content().getBytes(ISO_8859_1));
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  static HttpCaller okHttp() {
    OkHttpClient client = new OkHttpClient();
    return call -> {
      Request.Builder request =
          new Request.Builder()
              .url(call.url().toString())
              .method(
                  call.method(),
                  call.method().equals("POST")
                      ? RequestBody.create(call.content().getBytes(ISO_8859_1))
                      : null);
      if (!call.authorization().isEmpty()) {
        request.header("Authorization", call.authorization());
      }
      try (var response = client.newCall(request.build()).execute()) {
        return new String(response.body().bytes(), ISO_8859_1);
      }
    };
  }

  static HttpCaller apache() {
    CloseableHttpClient client = HttpClients.createDefault();
    return call -> {
      ClassicRequestBuilder request =
          ClassicRequestBuilder.create(call.method()).setUri(call.url());
      if (call.method().equals("POST")) {
        request.setEntity(call.content(), ContentType.APPLICATION_FORM_URLENCODED);
      }
      if (!call.authorization().isEmpty()) {
        request.setHeader("Authorization", call.authorization());
      }
      return client.execute(
          request.build(),
          response ->
              response.getEntity() == null
                  ? ""
                  : EntityUtils.toString(response.getEntity(), ISO_8859_1));
    };
  }
}
