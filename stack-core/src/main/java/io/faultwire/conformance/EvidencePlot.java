package io.faultwire.conformance;

/**
 * Hold a plot of what a check saw.
 *
 * @param title what is plotted
 * @param text what the plot shows, in lines, for those who do not see it
 * @param svg the plot as one {@code <svg>} element
 */
public record EvidencePlot(String title, String text, String svg) {}
