package org.gajah.session.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/// The `tls-server-end-point` channel binding (RFC 5929): the certificate's hash, by the hash
/// function of its signature, or by SHA-256 where that is MD5 or SHA-1.
final class CertificateHash {
  private CertificateHash() {}

  static byte[] of(X509Certificate certificate) throws GeneralSecurityException {
    return MessageDigest.getInstance(function(certificate)).digest(certificate.getEncoded());
  }

  private static String function(X509Certificate certificate) throws GeneralSecurityException {
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    String hash =
        algorithm.contains("WITH") ? algorithm.substring(0, algorithm.indexOf("WITH")) : "";
    if (algorithm.startsWith("RSASSA-PSS")) {
      var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      try {
        parameters.init(certificate.getSigAlgParams());
      } catch (IOException e) {
        throw new GeneralSecurityException(e);
      }
      hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
      hash = hash.replace("-", "").toUpperCase(Locale.ROOT);
    }
    return switch (hash) {
      case "SHA224" -> "SHA-224";
      case "SHA256" -> "SHA-256";
      case "SHA384" -> "SHA-384";
      case "SHA512" -> "SHA-512";
      // MD5 and SHA-1 are replaced; Ed25519 and Ed448 name no hash function at all.
      default -> "SHA-256";
    };
  }
}
