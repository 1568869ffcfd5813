package org.gajah.session.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Blocks of base64 between BEGIN and END lines (RFC 7468).
final class Pem {
  private Pem() {}

  /// A block.
  ///
  /// @param label what stands after BEGIN
  /// @param headers lines with a colon before the base64 (old encrypted keys have some)
  /// @param content decoded
  record Block(String label, Map<String, String> headers, byte[] content) {}

  /// The blocks of a file; what stands between them does not matter.
  ///
  /// @throws GeneralSecurityException when a block is damaged
  static List<Block> blocks(byte[] file) throws GeneralSecurityException {
    List<Block> blocks = new ArrayList<>();
    String label = null;
    Map<String, String> headers = new TreeMap<>();
    StringBuilder base64 = new StringBuilder();
    for (String raw : new String(file, StandardCharsets.ISO_8859_1).split("\n")) {
      String line = raw.strip();
      if (line.startsWith("-----BEGIN ") && line.endsWith("-----")) {
        label = line.substring(11, line.length() - 5);
        headers = new TreeMap<>();
        base64.setLength(0);
      } else if (label != null && line.equals("-----END " + label + "-----")) {
        blocks.add(new Block(label, headers, decoded(base64.toString())));
        label = null;
      } else if (label != null && line.indexOf(':') > 0) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else if (label != null) {
        base64.append(line);
      }
    }
    return blocks;
  }

  private static byte[] decoded(String base64) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("bad base64 decode", e);
    }
  }

  private static CertificateFactory x509() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }

  /// The certificates of a file, at least one.
  static List<X509Certificate> certificates(byte[] file) throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks(file)) {
      if (block.label.endsWith("CERTIFICATE")) {
        certificates.add(
            (X509Certificate) x509().generateCertificate(new ByteArrayInputStream(block.content)));
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no start line");
    }
    return certificates;
  }

  /// The lists of revoked certificates of a file, at least one.
  static List<CRL> revocations(byte[] file) throws GeneralSecurityException {
    List<CRL> lists = new ArrayList<>();
    for (Block block : blocks(file)) {
      if (block.label.equals("X509 CRL")) {
        lists.add(x509().generateCRL(new ByteArrayInputStream(block.content)));
      }
    }
    if (lists.isEmpty()) {
      throw new GeneralSecurityException("no certificate or crl found");
    }
    return lists;
  }
}
