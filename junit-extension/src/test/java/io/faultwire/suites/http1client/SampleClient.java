package io.faultwire.suites.http1client;

import io.faultwire.http.HttpFields;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/1.1 that is sound but for its flaws. */
final class SampleClient implements HttpCaller {
  private static final int MOST_REDIRECTS = 20;
  private static final int ON_AND_ON = 5;

  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
  private final Map<String, SampleConnection> idle = new ConcurrentHashMap<>();

  SampleClient(Flaw... flaws) {
    this.flaws.addAll(Arrays.asList(flaws));
  }

  private boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  @Override
  public String call(ClientCall call) throws IOException {
    SampleRequest request =
        new SampleRequest(
            call.method(), call.url(), call.content(), call.authorization(), "", false);
    for (int count = 0; count <= MOST_REDIRECTS || has(Flaw.FOLLOWS_FOR_EVER); count++) {
      SampleAnswer answer = answer(request);
      String location = answer.fields().value("Location").orElse("");
      if (location.isEmpty()) {
        return answer.content();
      }
      request = redirected(request, answer.status(), location);
    }
    throw new IOException("too many redirects");
  }

  private SampleRequest redirected(SampleRequest request, int status, String location) {
    URI url = resolved(request.url(), location);
    boolean gets =
        (status == 303 && !has(Flaw.POSTS_BEHIND_303))
            || (status == 307 && has(Flaw.GETS_BEHIND_307))
            || (status == 308 && has(Flaw.GETS_BEHIND_308));
    boolean elsewhere = url.getPort() != request.url().getPort();
    return new SampleRequest(
        gets ? "GET" : request.method(),
        url,
        gets || has(Flaw.FORGETS_CONTENT) ? "" : request.content(),
        elsewhere && !has(Flaw.KEEPS_CREDENTIALS) ? "" : request.authorization(),
        has(Flaw.KEEPS_HOST) && elsewhere ? request.url().getAuthority() : "",
        true);
  }

  private URI resolved(URI base, String location) {
    String root = "http://" + base.getRawAuthority();
    if (location.startsWith("?")) {
      String path =
          has(Flaw.QUERY_DROPS_FILE)
              ? base.getRawPath().replaceFirst("[^/]*$", "")
              : base.getRawPath();
      return URI.create(root + path + location);
    }
    if (location.startsWith("..") && has(Flaw.KEEPS_DOTS)) {
      return URI.create(root + "/directory/" + location);
    }
    if (location.startsWith("other") && has(Flaw.RELATIVE_TO_ROOT)) {
      return URI.create(root + "/" + location);
    }
    return base.resolve(location);
  }

  /** Sends a request, and once more if a connection that was idle has ended. */
  private SampleAnswer answer(SampleRequest request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      SampleConnection connection = connection(request.url());
      boolean isUsed = connection.isUsed();
      try {
        SampleAnswer answer = connection.exchange(request);
        keep(request.url(), connection);
        return answer;
      } catch (SampleConnection.NoAnswer e) {
        connection.close();
        if (!isRetried(request, isUsed, attempt)) {
          if (has(Flaw.NOTHING_IS_AN_ANSWER)) {
            return new SampleAnswer("1", 200, HttpFields.NONE, "", false);
          }
          throw e;
        }
      } catch (IOException e) {
        keep(request.url(), connection);
        throw e;
      }
    }
  }

  private boolean isRetried(SampleRequest request, boolean isUsed, int attempt) {
    if (request.isPost()) {
      return attempt == 1 && has(Flaw.REPEATS_POST);
    }
    if (has(Flaw.RETRIES_ON_AND_ON)) {
      return attempt <= ON_AND_ON;
    }
    return isUsed && attempt == 1 && !has(Flaw.NEVER_RETRIES);
  }

  private SampleConnection connection(URI url) throws IOException {
    @Nullable SampleConnection kept = idle.remove(url.getHost() + ":" + url.getPort());
    return kept == null ? new SampleConnection(url, flaws) : kept;
  }

  private void keep(URI url, SampleConnection connection) throws IOException {
    if (connection.isReusable()) {
      idle.put(url.getHost() + ":" + url.getPort(), connection);
    } else {
      connection.close();
    }
  }
}
