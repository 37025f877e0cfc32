package io.faultwire.capture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation ended.
 *
 * @param kind what happened
 * @param side the end that sent the RST, that closed first, or that is closed already; null where
 *     neither did
 * @param segment the segment that shows it; null where there is none
 * @param explanation a sentence with the frames that matter
 */
public record Closing(
    CloseKind kind, @Nullable Side side, @Nullable CapturedSegment segment, String explanation) {

  /** Returns the end that reset, refused, or closed first. */
  public Optional<Side> by() {
    return Optional.ofNullable(side);
  }

  @Override
  public String toString() {
    return explanation;
  }
}
