/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A certificate of a handshake in the two forms at once: the engine's and ours. Its key is decoded
 * by {@link PublicKeys} alone, so the engine never works with a key that is not accepted.
 */
final class CheckedCertificate extends BcTlsCertificate {

  private final CertificateView view;

  CheckedCertificate(BcTlsCrypto cryptography, CertificateView view) {
    super(cryptography, view.structure());
    this.view = view;
  }

  CertificateView view() {
    return view;
  }

  @Override
  public byte[] getEncoded() {
    return view.encoded();
  }

  @Override
  protected AsymmetricKeyParameter getPublicKey() throws IOException {
    try {
      return PublicKeys.of(view);
    } catch (IOException e) {
      throw new BadCertificateAlert(e.getMessage());
    }
  }
}
