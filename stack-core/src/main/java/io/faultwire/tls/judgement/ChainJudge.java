package io.faultwire.tls.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a list of certificates by all rules along its best path. */
public final class ChainJudge {
  private static final List<Rule> RULES =
      List.of(
          new DecodingRule(),
          new TrustRule(),
          new PresentationRule(),
          new ValidityRule(),
          new HostNameRule(),
          new CommonNameRule(),
          new NameSyntaxRule(),
          new KeyStrengthRule(),
          new SignatureRule(),
          new FieldRule(),
          new AuthorityRule(),
          new UsageRule(),
          new BaselineRule(),
          new NameConstraintsRule(),
          new CriticalExtensionRule(),
          new ExtensionProfileRule(),
          new RevocationRule());

  private ChainJudge() {}

  /** Answers the question; of several paths, the one with the fewest faults is reported. */
  public static ChainJudgement judge(ChainQuestion question) {
    @Nullable ChainJudgement best = null;
    for (CertificationPath path : PathSearch.paths(question)) {
      ChainJudgement judgement = judge(path, question);
      if (best == null || judgement.faults() < best.faults()) {
        best = judgement;
      }
      if (best.faults() == 0) {
        break;
      }
    }
    if (best == null) {
      throw new IllegalStateException("a search returns at least the leaf");
    }
    return best;
  }

  private static ChainJudgement judge(CertificationPath path, ChainQuestion question) {
    Findings findings = new Findings(path);
    for (Rule rule : RULES) {
      try {
        rule.judge(path, question, findings);
      } catch (RuntimeException e) {
        // Decoders throw what they like on an encoding made to break them.
        if (!findings.has(Point.ENCODING)) {
          findings.add(
              Point.ENCODING,
              path.leaf(),
              "fields and extensions in the syntax of RFC 5280",
              "a field or extension on the path cannot be decoded: " + e.getMessage(),
              "have the certificate issued again");
        }
      }
    }
    return new ChainJudgement(path, findings.all());
  }
}
