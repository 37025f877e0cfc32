package io.faultwire.tls.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Changes the signed part of a certificate (RFC 5280, section 4.1) where no builder would. */
final class Der {
  private static final int VERSION = 0;
  private static final int SIGNATURE = 2;
  private static final int EXTENSIONS = 3;

  private Der() {}

  /** Sets the number of the version, which is one less than its name. */
  static byte[] withVersion(byte[] signedPart, int number) {
    ASN1Encodable[] fields = fields(signedPart);
    fields[VERSION] = new DERTaggedObject(true, 0, new ASN1Integer(number));
    return encoded(fields);
  }

  /** Names DSA with SHA-256 as the algorithm of the signature. */
  static byte[] withOtherAlgorithm(byte[] signedPart) {
    ASN1Encodable[] fields = fields(signedPart);
    fields[SIGNATURE] = new AlgorithmIdentifier(NISTObjectIdentifiers.dsa_with_sha256);
    return encoded(fields);
  }

  static byte[] withLastExtensionTwice(byte[] signedPart) {
    ASN1Encodable[] fields = fields(signedPart);
    int last = fields.length - 1;
    ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(fields[last]);
    ASN1EncodableVector extensions = new ASN1EncodableVector();
    ASN1Sequence.getInstance(tagged, true).forEach(extensions::add);
    extensions.add(extensions.get(extensions.size() - 1));
    fields[last] = new DERTaggedObject(true, EXTENSIONS, new DERSequence(extensions));
    return encoded(fields);
  }

  private static ASN1Encodable[] fields(byte[] signedPart) {
    return ASN1Sequence.getInstance(signedPart).toArray();
  }

  private static byte[] encoded(ASN1Encodable[] fields) {
    try {
      return new DERSequence(fields).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("what was decoded can be encoded", e);
    }
  }
}
