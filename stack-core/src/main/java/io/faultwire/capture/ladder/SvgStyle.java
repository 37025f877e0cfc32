package io.faultwire.capture.ladder;

/** The look of a drawn ladder, in the colours that the reader prefers. */
final class SvgStyle {
  /** The style sheet; all its rules are bound to the drawing itself. */
  static final String SHEET =
      """
      .fw-ladder { --paper: #ffffff; --ink: #1f2328; --soft: #6b7480; --rail: #c4cbd3;
        --lost: #c62f2f; --again: #9a5b00; --copy: #6e56cf; --band: #f3f5f7;
        --opening: #2f6fd6; --open: #1f8a4c; --closing: #c7781a; --closed: #9aa3ad;
        font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      @media (prefers-color-scheme: dark) { .fw-ladder { --paper: #14181d; --ink: #e6eaee;
        --soft: #96a0ab; --rail: #47505a; --lost: #ff7b72; --again: #e3a94f; --copy: #b3a1ff;
        --band: #1d232a; --opening: #6ea8ff; --open: #4cc47c; --closing: #f0a44b;
        --closed: #6f7985; } }
      .fw-ladder .paper { fill: var(--paper); }
      .fw-ladder text { fill: var(--ink); paint-order: stroke; stroke: var(--paper);
        stroke-width: 4px; stroke-linejoin: round; }
      .fw-ladder .name { font-weight: 700; font-size: 15px; }
      .fw-ladder .soft { fill: var(--soft); }
      .fw-ladder .small { font-size: 11px; }
      .fw-ladder .note { fill: var(--again); font-size: 11px; }
      .fw-ladder .harm { fill: var(--lost); font-size: 11px; }
      .fw-ladder .rail { stroke: var(--rail); stroke-width: 2; }
      .fw-ladder .arrow { stroke: var(--ink); stroke-width: 1.4; fill: none; }
      .fw-ladder .tip { fill: var(--ink); }
      .fw-ladder .arrow.again { stroke: var(--again); }
      .fw-ladder .tip.again { fill: var(--again); }
      .fw-ladder .arrow.copy { stroke: var(--copy); stroke-dasharray: 5 4; }
      .fw-ladder .tip.copy { fill: var(--copy); }
      .fw-ladder .arrow.lost { stroke: var(--lost); }
      .fw-ladder .cross { stroke: var(--lost); stroke-width: 2.4; stroke-linecap: round; }
      .fw-ladder .arrow.pending { stroke: var(--soft); stroke-dasharray: 2 4; }
      .fw-ladder .band { fill: var(--band); }
      .fw-ladder .bar { stroke: none; }
      .fw-ladder .opening { fill: var(--opening); } .fw-ladder .open { fill: var(--open); }
      .fw-ladder .closing { fill: var(--closing); } .fw-ladder .closed { fill: var(--closed); }
      """;

  private SvgStyle() {}

  /** Returns the class of a state's colour. */
  static String ofState(String state) {
    return switch (state) {
      case "SYN-SENT", "SYN-RECEIVED", "LISTEN" -> "opening";
      case "ESTABLISHED" -> "open";
      case "CLOSED" -> "closed";
      default -> "closing";
    };
  }
}
