package io.faultwire.suites.http1;

import org.jspecify.annotations.Nullable;

/**
 * What came of a request, and of a usual GET behind it on the connection.
 *
 * @param first the answer to the request
 * @param second the answer to the GET, or null if none was sent
 * @param isPost whether the request is a POST
 * @param reference what the server usually answers
 */
record Observation(Reply first, @Nullable Reply second, boolean isPost, Reference reference) {

  boolean isRefused() {
    return first.isError() || first.isEnd();
  }

  /** Returns whether the server would have answered otherwise if nothing were wrong. */
  boolean isRefusedUnlikeUsual() {
    int usual = isPost ? reference.post().status() : reference.get().status();
    return isRefused() && first.status() != usual;
  }

  boolean isLikeUsualPost() {
    return isPost ? first.status() == reference.post().status() : reference.isUsual(first);
  }

  boolean secondIsUsual() {
    return second != null && reference.isUsual(second);
  }

  boolean secondIsGood() {
    return second != null && second.isAnswer() && !second.isError();
  }

  /** Returns whether anything came behind the first answer but the end of the connection. */
  boolean isStillOpen() {
    return !first.isEnd() && (second == null || !second.isEnd());
  }

  boolean usuallyFollowed() {
    return isPost ? reference.isPostFollowed() : reference.isFollowed();
  }

  @Override
  public String toString() {
    if (second == null || first.isEnd()) {
      return first.toString();
    }
    return first + ", then " + second;
  }
}
