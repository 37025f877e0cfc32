package io.faultwire.tls.catalogue;

import io.faultwire.tls.CertificateChain;

/** Makes one chain of the catalogue. */
@FunctionalInterface
interface Recipe {
  CertificateChain make(Workshop workshop);
}
