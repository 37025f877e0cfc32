package io.faultwire.conformance.render;

import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Shape one result as the page shows it.
 *
 * @param result the result
 * @param anchor the id of the check in the page
 */
record CheckView(CheckResult result, String anchor) {

  static CheckView of(CheckResult result, String suiteAnchor) {
    return new CheckView(result, suiteAnchor + "-" + result.check().id());
  }

  CheckInfo check() {
    return result.check();
  }

  CheckEvidence evidence() {
    return result.evidence();
  }

  String outcome() {
    return result.outcome().name();
  }

  String outcomeLabel() {
    return result.outcome().label();
  }

  String mark() {
    return OutcomeShare.mark(result.outcome());
  }

  int rank() {
    return OutcomeShare.rank(result.outcome());
  }

  /** Return the level by which the page filters: MUST for MUST NOT. */
  String level() {
    return check().level().positive().name();
  }

  String keyword() {
    return check().level().keyword();
  }

  String citation() {
    return check().clause().toString();
  }

  boolean hasLink() {
    return check().clause().link() != null;
  }

  boolean hasDuration() {
    return result.durationMillis() != null;
  }

  boolean needsAttention() {
    return ReportView.needsAttention(result);
  }

  /** Return what free text is searched in, in lower case. */
  String haystack() {
    return String.join(
            " ",
            check().id(),
            check().title(),
            citation(),
            keyword(),
            outcomeLabel(),
            String.valueOf(result.message() == null ? "" : result.message()))
        .toLowerCase(Locale.ROOT);
  }

  boolean hasReplay() {
    return result.replay() != null;
  }

  /** Return the words of the replay command, between which a line may break. */
  List<String> replayWords() {
    return List.of(String.valueOf(result.replay()).split(" "));
  }

  boolean hasExchange() {
    return !(evidence().sent().isEmpty()
        && evidence().expected().isEmpty()
        && evidence().got().isEmpty());
  }

  List<Lines> exchange() {
    return List.of(
            new Lines("Sent", evidence().sent()),
            new Lines("Expected", evidence().expected()),
            new Lines("Got", evidence().got()))
        .stream()
        .filter(lines -> !lines.lines().isEmpty())
        .toList();
  }

  boolean hasLadder() {
    return evidence().ladder() != null;
  }

  boolean hasLadderSvg() {
    return evidence().ladderSvg() != null;
  }

  /** Return the ladder as an image, in which no script can run. */
  String ladderImage() {
    return image(String.valueOf(evidence().ladderSvg()));
  }

  List<PlotView> plots() {
    return evidence().plots().stream()
        .map(plot -> new PlotView(plot.title(), plot.text(), image(plot.svg())))
        .toList();
  }

  private static String image(String svg) {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Show a plot.
   *
   * @param title what is plotted
   * @param text the same in lines
   * @param image the address of the image
   */
  record PlotView(String title, String text, String image) {}

  /**
   * Show some lines under a label.
   *
   * @param label what the lines are
   * @param lines the lines
   */
  record Lines(String label, List<String> lines) {}
}
