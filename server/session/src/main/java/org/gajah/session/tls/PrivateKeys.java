package org.gajah.session.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.gajah.base.bytes.ByteSink;

/// Private keys as PEM files hold them: PKCS#8, PKCS#1 (RSA) and SEC1 (EC), plain or encrypted.
final class PrivateKeys {
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC_ALGORITHM_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
  private static final Map<String, Integer> KEY_BYTES =
      Map.of("AES-128-CBC", 16, "AES-192-CBC", 24, "AES-256-CBC", 32, "DES-EDE3-CBC", 24);

  private PrivateKeys() {}

  /// Where the passphrase of an encrypted key comes from.
  @FunctionalInterface
  interface Passphrase {
    /// @throws GeneralSecurityException when there is none
    char[] get() throws GeneralSecurityException;
  }

  /// The first private key of a file.
  ///
  /// @throws GeneralSecurityException when there is none that can be read
  static PrivateKey read(byte[] file, Passphrase passphrase) throws GeneralSecurityException {
    for (Pem.Block block : Pem.blocks(file)) {
      if (block.label().endsWith("PRIVATE KEY")) {
        return decoded(block, passphrase);
      }
    }
    throw new GeneralSecurityException("no start line");
  }

  private static PrivateKey decoded(Pem.Block block, Passphrase passphrase)
      throws GeneralSecurityException {
    byte[] content =
        block.headers().containsKey("DEK-Info") ? decrypted(block, passphrase) : block.content();
    return switch (block.label()) {
      case "PRIVATE KEY" -> pkcs8(content);
      case "ENCRYPTED PRIVATE KEY" -> encrypted(content, passphrase);
      case "RSA PRIVATE KEY" -> pkcs8(wrapped(RSA_ALGORITHM, content));
      case "EC PRIVATE KEY" ->
          pkcs8(wrapped(sequence(concatenated(EC_ALGORITHM_OID, curve(content))), content));
      default -> throw new GeneralSecurityException("unsupported key type " + block.label());
    };
  }

  private static PrivateKey pkcs8(byte[] content) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
      } catch (InvalidKeySpecException another) {
        // Then it is of another algorithm.
      }
    }
    throw new GeneralSecurityException("unsupported private key algorithm");
  }

  private static PrivateKey encrypted(byte[] content, Passphrase passphrase)
      throws GeneralSecurityException {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(content);
      AlgorithmParameters parameters = info.getAlgParameters();
      // For PBES2 the parameters know the name of the whole scheme.
      String scheme = parameters == null ? info.getAlgName() : parameters.toString();
      var key =
          SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase.get()));
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      return pkcs8(info.getKeySpec(cipher).getEncoded());
    } catch (IOException e) {
      throw new GeneralSecurityException("bad decrypt", e);
    }
  }

  /// Decrypts a key of the old kind: the DEK-Info header names cipher and initial vector, and the
  /// key is made of passphrase and salt by MD5.
  private static byte[] decrypted(Pem.Block block, Passphrase passphrase)
      throws GeneralSecurityException {
    String[] info = String.valueOf(block.headers().get("DEK-Info")).split(",");
    Integer length = KEY_BYTES.get(info[0].toUpperCase(Locale.ROOT));
    if (info.length != 2 || length == null) {
      throw new GeneralSecurityException("unsupported encryption");
    }
    byte[] vector = HexFormat.of().parseHex(info[1].strip());
    byte[] words = new String(passphrase.get()).getBytes(StandardCharsets.UTF_8);
    ByteSink material = new ByteSink(64);
    byte[] round = {};
    while (material.length() < length) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(round);
      md5.update(words);
      round = md5.digest(Arrays.copyOf(vector, 8));
      material.putBytes(round);
    }
    boolean aes = info[0].startsWith("AES");
    Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(material.array(), length), aes ? "AES" : "DESede"),
        new IvParameterSpec(vector));
    return cipher.doFinal(block.content());
  }

  // A little DER.

  /// A PKCS#8 key around one of an older form.
  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return sequence(concatenated(VERSION_0, algorithm, tagged(4, key)));
  }

  private static byte[] sequence(byte[] content) {
    return tagged(0x30, content);
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteSink sink = new ByteSink(content.length + 5);
    sink.putByte(tag);
    if (content.length < 0x80) {
      sink.putByte(content.length);
    } else if (content.length < 0x100) {
      sink.putByte(0x81).putByte(content.length);
    } else {
      sink.putByte(0x82).putShortNetwork(content.length);
    }
    return sink.putBytes(content).toByteArray();
  }

  private static byte[] concatenated(byte[]... parts) {
    ByteSink sink = new ByteSink(64);
    for (byte[] part : parts) {
      sink.putBytes(part);
    }
    return sink.toByteArray();
  }

  /// The object identifier of the curve in a SEC1 key, which is tagged 0 in it.
  private static byte[] curve(byte[] key) throws GeneralSecurityException {
    for (int i = 0; i + 3 < key.length; i++) {
      if ((key[i] & 0xff) == 0xa0 && key[i + 2] == 6 && key[i + 1] == key[i + 3] + 2) {
        return Arrays.copyOfRange(key, i + 2, i + 4 + key[i + 3]);
      }
    }
    throw new GeneralSecurityException("missing curve");
  }
}
