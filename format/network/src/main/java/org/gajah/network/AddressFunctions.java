package org.gajah.network;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Masks of network addresses, and computing with them.
public final class AddressFunctions {
  private AddressFunctions() {}

  @PgFunction("network_masklen")
  public static int bits(Slice value) {
    return Address.of(value).bits();
  }

  @PgFunction("network_family")
  public static int family(Slice value) {
    return Address.of(value).isV4() ? 4 : 6;
  }

  /// Each byte of an address and of its mask made into another.
  private interface Mix {
    int of(int address, int mask);
  }

  private static Address mixed(Address address, int bits, Mix mix) {
    byte[] bytes = new byte[address.bytes().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) mix.of(address.bytes()[i] & 0xFF, Address.mask(address.bits(), i));
    }
    return new Address(bytes, bits);
  }

  @PgFunction("network_broadcast")
  public static void broadcast(Slice value, ByteSink out) {
    Address address = Address.of(value);
    mixed(address, address.bits(), (a, mask) -> a | ~mask).put(out);
  }

  @PgFunction({"network_network", "inet_to_cidr"})
  public static void network(Slice value, ByteSink out) {
    Address address = Address.of(value);
    address.masked(address.bits()).put(out);
  }

  @PgFunction("network_netmask")
  public static void mask(Slice value, ByteSink out) {
    Address address = Address.of(value);
    mixed(address, address.mostBits(), (a, mask) -> mask).put(out);
  }

  @PgFunction("network_hostmask")
  public static void hostMask(Slice value, ByteSink out) {
    Address address = Address.of(value);
    mixed(address, address.mostBits(), (a, mask) -> ~mask).put(out);
  }

  private static int checked(Address address, int bits) {
    int checked = bits == -1 ? address.mostBits() : bits;
    if (checked < 0 || checked > address.mostBits()) {
      throw fault("invalid mask length: " + checked);
    }
    return checked;
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  @PgFunction("inet_set_masklen")
  public static void setBits(Slice value, int bits, ByteSink out) {
    Address address = Address.of(value);
    new Address(address.bytes(), checked(address, bits)).put(out);
  }

  @PgFunction("cidr_set_masklen")
  public static void setNetworkBits(Slice value, int bits, ByteSink out) {
    Address address = Address.of(value);
    address.masked(checked(address, bits)).put(out);
  }

  @PgFunction("inetnot")
  public static void not(Slice value, ByteSink out) {
    Address address = Address.of(value);
    mixed(address, address.bits(), (a, mask) -> ~a).put(out);
  }

  private static void combine(Slice a, Slice b, boolean and, ByteSink out) {
    Address first = Address.of(a);
    Address second = Address.of(b);
    if (first.family() != second.family()) {
      throw fault("cannot " + (and ? "AND" : "OR") + " inet values of different sizes");
    }
    byte[] bytes = new byte[first.bytes().length];
    for (int i = 0; i < bytes.length; i++) {
      int x = first.bytes()[i];
      int y = second.bytes()[i];
      bytes[i] = (byte) (and ? x & y : x | y);
    }
    new Address(bytes, Math.max(first.bits(), second.bits())).put(out);
  }

  @PgFunction("inetand")
  public static void and(Slice a, Slice b, ByteSink out) {
    combine(a, b, true, out);
  }

  @PgFunction("inetor")
  public static void or(Slice a, Slice b, ByteSink out) {
    combine(a, b, false, out);
  }

  @PgFunction("inetpl")
  public static void add(Slice value, long number, ByteSink out) {
    Address address = Address.of(value);
    byte[] bytes = address.bytes();
    int carry = 0;
    long rest = number;
    for (int i = bytes.length - 1; i >= 0; i--) {
      carry += (bytes[i] & 0xFF) + (int) (rest & 0xFF);
      bytes[i] = (byte) carry;
      carry >>= 8;
      rest >>= 8;
    }
    if (!(rest == 0 && carry == 0) && !(rest == -1 && carry == 1)) {
      throw NumberFaults.outOfRange("result is");
    }
    new Address(bytes, address.bits()).put(out);
  }

  @PgFunction("inetmi_int8")
  public static void subtract(Slice value, long number, ByteSink out) {
    add(value, -number, out);
  }

  @PgFunction("inetmi")
  public static long difference(Slice a, Slice b) {
    Address first = Address.of(a);
    Address second = Address.of(b);
    if (first.family() != second.family()) {
      throw fault("cannot subtract inet values of different sizes");
    }
    int carry = 1;
    long result = 0;
    int size = first.bytes().length;
    for (int i = 0; i < size; i++) {
      carry += (first.bytes()[size - 1 - i] & 0xFF) + (~second.bytes()[size - 1 - i] & 0xFF);
      long low = carry & 0xFF;
      if (i < 8) {
        result |= low << 8 * i;
      } else if (low != (result < 0 ? 0xFF : 0)) {
        throw NumberFaults.outOfRange("result is");
      }
      carry >>= 8;
    }
    return carry == 0 && size < 8 ? result | -1L << 8 * size : result;
  }

  @PgFunction("inet_merge")
  public static void merge(Slice a, Slice b, ByteSink out) {
    Address first = Address.of(a);
    Address second = Address.of(b);
    if (first.family() != second.family()) {
      throw fault("cannot merge addresses from different families");
    }
    int common = Math.min(first.bits(), second.bits());
    while (common > 0 && Address.compareBits(first.bytes(), 0, second.bytes(), 0, common) != 0) {
      common--;
    }
    first.masked(common).put(out);
  }
}
