package io.tureen.cluster;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

/** A certificate authority of the tests' own. */
final class CertificateAuthority {
  private final X509Bundle root;

  CertificateAuthority(String name) {
    try {
      root =
          new CertificateBuilder()
              .subject("CN=" + name)
              .rsa2048()
              .setIsCertificateAuthority(true)
              .buildSelfSigned();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its own certificate, as PEM. */
  String certificate() {
    return root.getRootCertificatePEM();
  }

  /** A key and the certificate of a server with these host names, as PEM. */
  String keyAndCertificate(String... hosts) {
    CertificateBuilder builder =
        new CertificateBuilder()
            .subject("CN=" + hosts[0])
            .rsa2048()
            .addExtendedKeyUsageServerAuth();
    for (String host : hosts) {
      builder.addSanDnsName(host);
    }
    try {
      X509Bundle server = builder.buildIssuedBy(root);
      return server.getPrivateKeyPEM() + server.getCertificatePathPEM();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
