package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;

/// Types `oid`, `xid` and `cid`, unsigned numbers of 32 bits (`utils/adt/oid.c`, `xid.c`).
public final class Oids {
  private Oids() {}

  @PgFunction("oidin")
  public static int oidin(byte[] text, int from, int length) {
    return (int) UnsignedText.parse("oid", text, from, length, 32);
  }

  @PgFunction("xidin")
  public static int xidin(byte[] text, int from, int length) {
    return (int) UnsignedText.parse("xid", text, from, length, 32);
  }

  @PgFunction("cidin")
  public static int cidin(byte[] text, int from, int length) {
    return (int) UnsignedText.parse("cid", text, from, length, 32);
  }

  @PgFunction({"oidout", "xidout", "cidout"})
  public static void out(int value, ByteSink out) {
    Ascii.putUnsigned(out, Integer.toUnsignedLong(value), 1);
  }

  @PgFunction({"oidrecv", "xidrecv", "cidrecv"})
  public static int receive(byte[] message, int from, int length) {
    return Message.onlyInt(message, from, length);
  }

  @PgFunction({"oidsend", "xidsend", "cidsend"})
  public static void send(int value, ByteSink out) {
    out.putIntNetwork(value);
  }

  @PgFunction({"oideq", "xideq", "cideq"})
  public static boolean equal(int a, int b) {
    return a == b;
  }

  @PgFunction({"oidne", "xidneq"})
  public static boolean notEqual(int a, int b) {
    return a != b;
  }

  @PgFunction("oidlt")
  public static boolean less(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0;
  }

  @PgFunction("oidle")
  public static boolean lessOrEqual(int a, int b) {
    return Integer.compareUnsigned(a, b) <= 0;
  }

  @PgFunction("oidgt")
  public static boolean greater(int a, int b) {
    return Integer.compareUnsigned(a, b) > 0;
  }

  @PgFunction("oidge")
  public static boolean greaterOrEqual(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0;
  }

  @PgFunction("btoidcmp")
  public static int compare(int a, int b) {
    return Integer.compareUnsigned(a, b);
  }

  @PgFunction("oidlarger")
  public static int larger(int a, int b) {
    return Integer.compareUnsigned(a, b) > 0 ? a : b;
  }

  @PgFunction("oidsmaller")
  public static int smaller(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? a : b;
  }
}
