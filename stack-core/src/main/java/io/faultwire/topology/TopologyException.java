package io.faultwire.topology;

/** A declaration that no network can have. */
public final class TopologyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String element;
  private final String problem;
  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param element what was declared, such as {@code link client-server}
   * @param problem what is wrong with it
   * @param remedy what to declare instead
   */
  public TopologyException(String element, String problem, String remedy) {
    super(element + ": " + problem + ". " + remedy + ".");
    this.element = element;
    this.problem = problem;
    this.remedy = remedy;
  }

  public String element() {
    return element;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}
