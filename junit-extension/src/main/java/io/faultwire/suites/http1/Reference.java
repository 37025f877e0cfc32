package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.TimeLimit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the server answers when nothing is unusual, asked once in a run. */
final class Reference {
  private final Site site;
  private final TimeLimit limit;
  private final Reply get;
  private final boolean followed;
  private final boolean stable;
  private final Reply post;
  private final boolean postFollowed;
  private final boolean hostNeeded;

  private Reference(Site site, TimeLimit limit) {
    this.site = site;
    this.limit = limit;
    try (Exchange exchange = exchange(null)) {
      this.get = exchange.send(site.get().withoutContent()).read(Asked.GET);
      Reply again = exchange.send(site.lastGet()).read(Asked.GET);
      this.followed = again.isAnswer();
      this.stable = again.status() == get.status() && Arrays.equals(again.body(), get.body());
    }
    if (!get.isSuccess()) {
      throw new Inconclusive(
          "GET " + site.absolute() + " is not answered by success, but by " + get + ".");
    }
    try (Exchange exchange = exchange(null)) {
      exchange.send(site.post().withContent(Site.FORM_CONTENT.getBytes(ISO_8859_1)));
      this.post = exchange.read(new Asked("POST", "HTTP/1.1"));
      this.postFollowed = post.isAnswer() && isUsual(exchange.send(site.lastGet()).read(Asked.GET));
    }
    try (Exchange exchange = exchange(null)) {
      byte[] bare = RequestBytes.of("GET", site.target()).withoutContent();
      this.hostNeeded = exchange.send(bare).read(Asked.GET).status() == 400;
    }
  }

  /**
   * Asks.
   *
   * @throws Inconclusive if the server does not answer as it must for anything to be compared
   */
  static Reference of(Target target) {
    Site site = Site.of(target);
    return new Reference(site, TimeLimit.of(Http1Suite.NAME, target));
  }

  Site site() {
    return site;
  }

  /** Returns the answer to the usual GET. */
  Reply get() {
    return get;
  }

  /** Returns whether a second request is answered on the connection of a GET. */
  boolean isFollowed() {
    return followed;
  }

  /** Returns whether two GETs were answered with the same content. */
  boolean isStable() {
    return stable;
  }

  /** Returns the answer to the usual POST, of a form. */
  Reply post() {
    return post;
  }

  /** Returns whether a request behind a POST is answered on its connection. */
  boolean isPostFollowed() {
    return postFollowed;
  }

  /** Returns whether POST has a meaning where it was sent. */
  boolean takesPost() {
    return post.isSuccess() || post.status() / 100 == 3;
  }

  /** Returns whether a request without Host is refused with 400, as it must be. */
  boolean isHostNeeded() {
    return hostNeeded;
  }

  /** Returns whether an answer is that to the usual GET. */
  boolean isUsual(Reply reply) {
    return reply.status() == get.status() && (!stable || Arrays.equals(reply.body(), get.body()));
  }

  /**
   * Connects to the server.
   *
   * @throws Inconclusive if the time for all checks is over
   */
  Exchange exchange(@Nullable Evidence evidence) {
    limit.require();
    return new Exchange(site, evidence);
  }
}
