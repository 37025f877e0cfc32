package io.faultwire.conformance;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describe one check, whatever its outcome.
 *
 * @param id the stable id, such as {@code tcp.closing.time-wait-2msl}
 * @param title what the target must do, in one line
 * @param description what the check does and why it matters; null if nobody wrote it down
 * @param clause the requirement that the check is about
 * @param level how strongly the standard demands it
 * @param remedy what to change when the check fails; null if nobody wrote it down
 * @param also further requirements that the check is about
 */
public record CheckInfo(
    String id,
    String title,
    @Nullable String description,
    ClauseId clause,
    Level level,
    @Nullable String remedy,
    List<ClauseId> also) {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)+");

  public CheckInfo {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(level, "level");
    also = also == null ? List.of() : List.copyOf(also);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + id
              + "' is no check id. Use lower-case words joined by dots and dashes, such as"
              + " tcp.closing.time-wait-2msl.");
    }
  }

  /** Describe a check that is about one requirement. */
  public CheckInfo(
      String id,
      String title,
      @Nullable String description,
      ClauseId clause,
      Level level,
      @Nullable String remedy) {
    this(id, title, description, clause, level, remedy, List.of());
  }
}
