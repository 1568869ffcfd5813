package org.gajah.session.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.gajah.base.seam.Chance;
import org.gajah.session.auth.PasswordSecret.Md5;
import org.gajah.session.auth.PasswordSecret.Scram256;
import org.gajah.session.auth.PasswordSecret.Unknown;

/// What is stored of a password (`pg_authid.rolpassword`).
public sealed interface PasswordSecret permits Md5, Scram256, Unknown {

  /// How new passwords are stored (`password_encryption`).
  enum Encryption {
    MD5,
    SCRAM_SHA_256
  }

  /// The text that is stored.
  String stored();

  /// Whether this is the password.
  ///
  /// @param role whose it is
  /// @param password its bytes, usually UTF-8
  boolean verify(String role, byte[] password);

  /// `md5` and the hexadecimal MD5 hash of password and role.
  record Md5(String stored) implements PasswordSecret {
    static final String PREFIX = "md5";

    @Override
    public boolean verify(String role, byte[] password) {
      return equal(stored, make(password, role).stored);
    }

    static Md5 make(byte[] password, String role) {
      return new Md5(PREFIX + md5(password, utf8(role)));
    }

    /// What a client answers that was given this salt.
    String answer(byte[] salt) {
      return PREFIX + md5(utf8(stored.substring(PREFIX.length())), salt);
    }
  }

  /// `SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey`, the last three in base64.
  ///
  /// @param iterations how often the password was hashed
  /// @param salt random bytes
  /// @param storedKey proves what the client knows
  /// @param serverKey proves what the server knows
  record Scram256(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey)
      implements PasswordSecret {
    static final String PREFIX = "SCRAM-SHA-256";
    static final int SALT_LENGTH = 16;

    static Scram256 make(byte[] password, byte[] salt, int iterations) {
      byte[] salted = Scram.saltedPassword(Scram.prepared(password), salt, iterations);
      return new Scram256(
          iterations, salt, Scram.storedKey(Scram.clientKey(salted)), Scram.serverKey(salted));
    }

    @Override
    public String stored() {
      Base64.Encoder base64 = Base64.getEncoder();
      return PREFIX
          + "$"
          + iterations
          + ":"
          + base64.encodeToString(salt)
          + "$"
          + base64.encodeToString(storedKey)
          + ":"
          + base64.encodeToString(serverKey);
    }

    @Override
    public boolean verify(String role, byte[] password) {
      byte[] salted = Scram.saltedPassword(Scram.prepared(password), salt, iterations);
      return MessageDigest.isEqual(Scram.serverKey(salted), serverKey);
    }

    private static PasswordSecret parse(String text) {
      try {
        String[] parts = text.split("[$]", -1);
        String[] salt = parts[1].split(":", -1);
        String[] keys = parts[2].split(":", -1);
        Base64.Decoder base64 = Base64.getDecoder();
        Scram256 secret =
            new Scram256(
                Integer.parseInt(salt[0]),
                base64.decode(salt[1]),
                base64.decode(keys[0]),
                base64.decode(keys[1]));
        boolean valid =
            parts.length == 3
                && salt.length == 2
                && keys.length == 2
                && secret.storedKey.length == Scram.KEY_LENGTH
                && secret.serverKey.length == Scram.KEY_LENGTH;
        return valid ? secret : new Unknown(text);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
        return new Unknown(text);
      }
    }
  }

  /// Something else: a password as it stands, from old times, or a damaged secret.
  record Unknown(String stored) implements PasswordSecret {
    @Override
    public boolean verify(String role, byte[] password) {
      return false;
    }
  }

  /// The kind of a stored text. In CREATE ROLE a text that is one already is stored as it is.
  static PasswordSecret of(String stored) {
    if (stored.startsWith(Md5.PREFIX) && stored.substring(3).matches("[0-9a-f]{32}")) {
      return new Md5(stored);
    }
    return stored.startsWith(Scram256.PREFIX + "$") ? Scram256.parse(stored) : new Unknown(stored);
  }

  /// What to store for a new password of CREATE ROLE or ALTER ROLE.
  ///
  /// @param password as it was typed, or a secret that was made elsewhere
  /// @param role whose it is
  /// @param iterations of `scram_iterations`
  static PasswordSecret forNewPassword(
      String password, String role, Encryption encryption, int iterations, Chance chance) {
    PasswordSecret given = of(password);
    if (!(given instanceof Unknown)) {
      return given;
    }
    return switch (encryption) {
      case MD5 -> Md5.make(utf8(password), role);
      case SCRAM_SHA_256 -> {
        byte[] salt = new byte[Scram256.SALT_LENGTH];
        chance.nextBytes(salt);
        yield Scram256.make(utf8(password), salt, iterations);
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String md5(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Compares in a time that does not tell where the difference is.
  static boolean equal(String one, String other) {
    return MessageDigest.isEqual(utf8(one), utf8(other));
  }
}
