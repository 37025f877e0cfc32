package io.faultwire.junit.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Collect what is wrong with a declaration, so that one failure names all of it. */
public final class DeclarationProblems {
  private final String subject;
  private final Set<String> problems = new LinkedHashSet<>();

  /** Begin without problems; the subject, such as {@code class OrderingTests}, is for messages. */
  public DeclarationProblems(String subject) {
    this.subject = subject;
  }

  /** Add what is wrong at a place, and what to write instead. */
  public void add(Object place, String problem, String remedy) {
    problems.add(place + ": " + problem + ". " + remedy + ".");
  }

  /** Tell whether nothing is wrong so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Do nothing if nothing is wrong.
   *
   * @throws ExtensionConfigurationException if something is; the message lists all of it
   */
  public void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("The network of ").append(subject);
    text.append(" is not declared correctly, so no test of it ran:");
    for (String problem : problems) {
      text.append("\n  - ").append(problem);
    }
    throw new ExtensionConfigurationException(text.toString());
  }
}
