package org.gajah.session.auth;

import com.ongres.saslprep.SASLprep;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The cryptography of SCRAM-SHA-256 (RFC 5802, RFC 7677).
final class Scram {
  static final int KEY_LENGTH = 32;

  private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);

  private Scram() {}

  private static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] hmac(byte[] key, byte[] data) {
    return hmac(key).doFinal(data);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The password, hashed as often as `iterations` says.
  static byte[] saltedPassword(byte[] password, byte[] salt, int iterations) {
    Mac mac = hmac(password);
    mac.update(salt);
    byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] result = round.clone();
    for (int i = 1; i < iterations; i++) {
      round = mac.doFinal(round);
      for (int j = 0; j < KEY_LENGTH; j++) {
        result[j] ^= round[j];
      }
    }
    return result;
  }

  static byte[] clientKey(byte[] saltedPassword) {
    return hmac(saltedPassword, CLIENT_KEY);
  }

  static byte[] storedKey(byte[] clientKey) {
    return sha256(clientKey);
  }

  static byte[] serverKey(byte[] saltedPassword) {
    return hmac(saltedPassword, SERVER_KEY);
  }

  /// The bytes of a password as SASLprep (RFC 4013) normalises it; as they are when they are no
  /// UTF-8 or cannot be normalised, for PostgreSQL takes such passwords too.
  static byte[] prepared(byte[] password) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(password)).toString();
      if (text.chars().allMatch(c -> c < 0x80)) {
        return password;
      }
      String prepared = new SASLprep().prepareStored(text);
      return prepared.isEmpty() ? password : prepared.getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException | IllegalArgumentException unfit) {
      return password;
    }
  }
}
