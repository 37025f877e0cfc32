package io.faultwire.junit;

import io.faultwire.junit.DeclaredAnnotations.Found;
import io.faultwire.topology.Topology;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What one test class declares, together with its superclasses and the classes around it. */
final class ClassNetwork {
  private final Class<?> type;
  private final List<Found> annotations;
  private final boolean isBuilt;
  private volatile @Nullable Topology topology;

  /**
   * Begin.
   *
   * @param built the topology that a builder made; null if annotations declare it
   * @throws ExtensionConfigurationException if both declare one
   */
  ClassNetwork(Class<?> type, List<Found> annotations, @Nullable Topology built) {
    this.type = type;
    this.annotations = annotations;
    this.isBuilt = built != null;
    this.topology = built;
    if (isBuilt) {
      refuseBesideBuilder(annotations);
    }
  }

  Class<?> type() {
    return type;
  }

  /** Return the network of tests that declare nothing themselves; wrong declarations fail. */
  Topology topology() {
    Topology known = topology;
    if (known == null) {
      known = DeclarationReader.read("class " + type.getName(), annotations);
      topology = known;
    }
    return known;
  }

  /** Return the network of one test. */
  Topology topologyOf(Method test) {
    List<Found> own = DeclaredAnnotations.on(test);
    if (own.isEmpty()) {
      return topology();
    }
    if (isBuilt) {
      refuseBesideBuilder(own);
    }
    List<Found> all = new ArrayList<>(annotations);
    all.addAll(own);
    return DeclarationReader.read(DeclaredAnnotations.describe(test), all);
  }

  private static void refuseBesideBuilder(List<Found> annotations) {
    if (!annotations.isEmpty()) {
      throw new ExtensionConfigurationException(
          annotations.get(0).place()
              + ": NetworkExtension.builder() declares the network as well. Declare all of it with"
              + " annotations and @NetworkTest, or all of it with the builder.");
    }
  }
}
