package io.faultwire.capture;

/** What became of a frame on one link. Where several hold, the first of this order is told. */
public enum Fate {
  /** A rule took it off the link. */
  DROPPED("dropped"),
  /** It had not arrived when the capture ended. */
  IN_FLIGHT("in flight"),
  /** It arrived with other bits than were sent. */
  CORRUPTED("corrupted"),
  /** It is the copy that a rule made of another frame, and it arrived. */
  DUPLICATE("duplicate"),
  /** It arrived with the mark that it met congestion. */
  MARKED("marked"),
  /** It arrived after later frames had been let past it. */
  HELD("held"),
  /** It arrived later than the link is used to make it. */
  DELAYED("delayed"),
  /** It arrived as it was sent. */
  DELIVERED("delivered");

  private final String text;

  Fate(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
