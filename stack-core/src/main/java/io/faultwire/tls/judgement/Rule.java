package io.faultwire.tls.judgement;

/** Judges one aspect of a path; it neither knows nor needs the other rules. */
interface Rule {
  void judge(CertificationPath path, ChainQuestion question, Findings findings);
}
