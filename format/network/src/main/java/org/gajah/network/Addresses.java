package org.gajah.network;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Types `inet` and `cidr` as text and on the wire.
public final class Addresses {
  private Addresses() {}

  @PgFunction("inet_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    read(text, from, length, false).put(out);
  }

  @PgFunction("cidr_in")
  public static void networkIn(byte[] text, int from, int length, ByteSink out) {
    Address address = read(text, from, length, true);
    if (!address.isNetwork()) {
      throw new PgException(
              SqlState.INVALID_TEXT_REPRESENTATION,
              "invalid cidr value: \"" + Utf8.forMessage(text, from, length) + "\"")
          .detail("Value has bits set to right of mask.");
    }
    address.put(out);
  }

  private static Address read(byte[] text, int from, int length, boolean network) {
    Address address = AddressReader.read(text, from, length, network);
    if (address == null) {
      throw NumberFaults.invalidSyntax(network ? "cidr" : "inet", text, from, length);
    }
    return address;
  }

  @PgFunction({"inet_out", "inet_abbrev"})
  public static void out(byte[] value, int from, int length, ByteSink out) {
    AddressWriter.put(Address.of(value, from, length), false, out);
  }

  @PgFunction({"cidr_out", "network_show"})
  public static void networkOut(byte[] value, int from, int length, ByteSink out) {
    AddressWriter.put(Address.of(value, from, length), true, out);
  }

  @PgFunction("network_host")
  public static void host(byte[] value, int from, int length, ByteSink out) {
    AddressWriter.putHost(Address.of(value, from, length), out);
  }

  @PgFunction("cidr_abbrev")
  public static void abbreviate(byte[] value, int from, int length, ByteSink out) {
    AddressWriter.putShort(Address.of(value, from, length), out);
  }

  @PgFunction("inet_recv")
  public static void receive(byte[] message, int from, int length, ByteSink out) {
    receive(message, from, length, "inet").put(out);
  }

  @PgFunction("cidr_recv")
  public static void networkReceive(byte[] message, int from, int length, ByteSink out) {
    Address address = receive(message, from, length, "cidr");
    if (!address.isNetwork()) {
      throw invalid("invalid external \"cidr\" value")
          .detail("Value has bits set to right of mask.");
    }
    address.put(out);
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_BINARY_REPRESENTATION, message);
  }

  private static Address receive(byte[] bytes, int from, int length, String type) {
    Message message = new Message(bytes, from, length);
    int family = message.readByte();
    if (family != Address.V4 && family != Address.V6) {
      throw invalid("invalid address family in external \"" + type + "\" value");
    }
    int size = family == Address.V4 ? 4 : 16;
    int bits = message.readByte() & 0xFF;
    if (bits > size * 8) {
      throw invalid("invalid bits in external \"" + type + "\" value");
    }
    message.readByte();
    if (message.readByte() != size) {
      throw invalid("invalid length in external \"" + type + "\" value");
    }
    byte[] address = new byte[size];
    System.arraycopy(bytes, message.skip(size), address, 0, size);
    message.done();
    return new Address(address, bits);
  }

  @PgFunction("inet_send")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    send(value, from, length, 0, out);
  }

  @PgFunction("cidr_send")
  public static void networkSend(byte[] value, int from, int length, ByteSink out) {
    send(value, from, length, 1, out);
  }

  private static void send(byte[] value, int from, int length, int network, ByteSink out) {
    out.putByte(value[from]).putByte(value[from + 1]).putByte(network).putByte(length - 2);
    out.putBytes(value, from + 2, length - 2);
  }
}
