package io.faultwire.capture.plot;

/** The look of a plot, in the colours that the reader prefers. */
final class PlotStyle {
  /** The style sheet; all its rules are bound to the drawing itself. */
  static final String SHEET =
      """
      .fw-plot { --paper: #ffffff; --ink: #1f2328; --soft: #6b7480; --grid: #e4e8ec;
        --lost: #c62f2f; --again: #b36a00; --ack: #1f8a4c; --edge: #2f6fd6; --sack: #8a63d2;
        font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      @media (prefers-color-scheme: dark) { .fw-plot { --paper: #14181d; --ink: #e6eaee;
        --soft: #96a0ab; --grid: #272e36; --lost: #ff7b72; --again: #e3a94f; --ack: #4cc47c;
        --edge: #6ea8ff; --sack: #b3a1ff; } }
      .fw-plot .paper { fill: var(--paper); }
      .fw-plot text { fill: var(--ink); }
      .fw-plot .name { font-weight: 700; font-size: 14px; }
      .fw-plot .soft { fill: var(--soft); }
      .fw-plot .small { font-size: 11px; }
      .fw-plot .grid { stroke: var(--grid); }
      .fw-plot .axis { stroke: var(--soft); }
      .fw-plot path, .fw-plot line { fill: none; stroke-width: 1.3; }
      .fw-plot .data { stroke: var(--ink); stroke-width: 1.8; }
      .fw-plot .again { stroke: var(--again); stroke-width: 2.6; }
      .fw-plot .lost { stroke: var(--lost); stroke-width: 2.2; }
      .fw-plot .ack { stroke: var(--ack); }
      .fw-plot .edge { stroke: var(--edge); }
      .fw-plot .sack { stroke: var(--sack); opacity: .55; }
      .fw-plot .cwnd { stroke: var(--edge); stroke-width: 2; }
      .fw-plot .ssthresh { stroke: var(--sack); stroke-dasharray: 6 4; }
      .fw-plot .flight { stroke: var(--ink); stroke-width: 1; opacity: .6; }
      .fw-plot .window { stroke: var(--ack); stroke-dasharray: 2 3; }
      .fw-plot .event { stroke: var(--lost); stroke-dasharray: 3 3; }
      .fw-plot .harm { fill: var(--lost); font-size: 11px; }
      """;

  private PlotStyle() {}
}
