package org.gajah.session.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority for tests.
final class TestCertificates {
  private final KeyPair authorityKey;
  private final X509Certificate authority;
  private int serial = 1;

  /// A certificate and its key.
  record Issued(X509Certificate certificate, PrivateKey key) {}

  TestCertificates(String name) throws GeneralSecurityException {
    authorityKey = newKey("EC");
    authority = sign(new X500Name("CN=" + name), authorityKey, true);
  }

  static KeyPair newKey(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("EC") ? 256 : 2048);
    return generator.generateKeyPair();
  }

  X509Certificate authority() {
    return authority;
  }

  Issued issue(String subject, String algorithm) throws GeneralSecurityException {
    KeyPair key = newKey(algorithm);
    return new Issued(sign(new X500Name(subject), key, false), key.getPrivate());
  }

  private X509Certificate sign(X500Name subject, KeyPair key, boolean isAuthority)
      throws GeneralSecurityException {
    try {
      Date from = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
      Date to = Date.from(Instant.parse("2100-01-01T00:00:00Z"));
      X500Name issuer =
          isAuthority ? subject : new X500Name(authority.getSubjectX500Principal().getName());
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer, BigInteger.valueOf(serial++), from, to, subject, key.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!isAuthority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /// A list that revokes a certificate.
  byte[] revoking(X509Certificate certificate) throws GeneralSecurityException {
    try {
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(
              new X500Name(authority.getSubjectX500Principal().getName()),
              Date.from(Instant.parse("2020-01-01T00:00:00Z")));
      builder.setNextUpdate(Date.from(Instant.parse("2100-01-01T00:00:00Z")));
      builder.addCRLEntry(
          certificate.getSerialNumber(), Date.from(Instant.parse("2020-01-02T00:00:00Z")), 0);
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  static String pem(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }

  static Path write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
