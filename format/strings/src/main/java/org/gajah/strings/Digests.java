package org.gajah.strings;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.text.Byteas;

/// Digests, and numbers to other bases.
public final class Digests {
  private Digests() {}

  private static byte[] digest(String algorithm, byte[] value, int from, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(value, from, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @PgFunction({"md5_text", "md5_bytea"})
  public static void md5(byte[] value, int from, int length, ByteSink out) {
    byte[] digest = digest("MD5", value, from, length);
    Byteas.putHex(digest, 0, digest.length, out);
  }

  @PgFunction("sha224_bytea")
  public static void sha224(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(digest("SHA-224", value, from, length));
  }

  @PgFunction("sha256_bytea")
  public static void sha256(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(digest("SHA-256", value, from, length));
  }

  @PgFunction("sha384_bytea")
  public static void sha384(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(digest("SHA-384", value, from, length));
  }

  @PgFunction("sha512_bytea")
  public static void sha512(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(digest("SHA-512", value, from, length));
  }

  @PgFunction("to_hex32")
  public static void toHex(int value, ByteSink out) {
    Ascii.put(out, Integer.toHexString(value));
  }

  @PgFunction("to_hex64")
  public static void toHex(long value, ByteSink out) {
    Ascii.put(out, Long.toHexString(value));
  }

  @PgFunction("to_oct32")
  public static void toOctal(int value, ByteSink out) {
    Ascii.put(out, Integer.toOctalString(value));
  }

  @PgFunction("to_oct64")
  public static void toOctal(long value, ByteSink out) {
    Ascii.put(out, Long.toOctalString(value));
  }

  @PgFunction("to_bin32")
  public static void toBinary(int value, ByteSink out) {
    Ascii.put(out, Integer.toBinaryString(value));
  }

  @PgFunction("to_bin64")
  public static void toBinary(long value, ByteSink out) {
    Ascii.put(out, Long.toBinaryString(value));
  }
}
