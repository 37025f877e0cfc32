package io.faultwire.tls.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Lists all named chains. */
public final class CertificateCatalogue {
  private static final List<NamedChain> ALL =
      Stream.of(
              ValidityChains.all(),
              TrustChains.all(),
              NameChains.all(),
              AuthorityChains.all(),
              UsageChains.all(),
              StrengthChains.all(),
              FormChains.all(),
              RevocationChains.all())
          .flatMap(List::stream)
          .toList();

  private CertificateCatalogue() {}

  /** Returns all chains, in the order of a report. */
  public static List<NamedChain> all() {
    return ALL;
  }

  /**
   * Returns a chain by its name.
   *
   * @throws IllegalArgumentException if there is none such; the message lists those of its group
   */
  public static NamedChain named(String id) {
    return ALL.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(id)));
  }

  private static String unknown(String id) {
    String group = id.indexOf('.') < 0 ? id : id.substring(0, id.indexOf('.'));
    List<String> near =
        ALL.stream().filter(c -> c.group().equals(group)).map(NamedChain::id).toList();
    List<String> groups = ALL.stream().map(NamedChain::group).distinct().toList();
    return "there is no chain '%s'; %s"
        .formatted(
            id,
            near.isEmpty() ? "the groups are " + groups : "the group " + group + " has " + near);
  }
}
