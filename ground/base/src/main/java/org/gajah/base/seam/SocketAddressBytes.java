package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Addresses of sockets as the C library wants them.
///
/// | | family | port | address | scope | path |
/// |---|---|---|---|---|---|
/// | IPv4, 16 bytes | 0 | 2 | 4 (4 bytes) | | |
/// | IPv6, 28 bytes | 0 | 2 | 8 (16 bytes) | 24 | |
/// | unix, at most 110 bytes | 0 | | | | 2, ends with a zero |
final class SocketAddressBytes {
  /// Room for any of them.
  static final int SIZE = 128;

  private static final int PORT = 2;
  private static final int ADDRESS4 = 4;
  private static final int SIZE4 = 16;
  private static final int ADDRESS6 = 8;
  private static final int SCOPE = 24;
  private static final int SIZE6 = 28;
  private static final int PATH = 2;
  private static final int MOST_PATH = 107;
  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private SocketAddressBytes() {}

  static int family(InetAddress address) {
    return address instanceof Inet4Address ? LinuxCalls.AF_INET : LinuxCalls.AF_INET6;
  }

  /// Writes the address of a TCP port.
  ///
  /// @return its length
  static int put(InetAddress address, int port, MemorySegment into) {
    into.fill((byte) 0);
    byte[] bytes = address.getAddress();
    boolean short4 = bytes.length == 4;
    into.set(ValueLayout.JAVA_SHORT, 0, (short) family(address));
    into.set(NETWORK_SHORT, PORT, (short) port);
    MemorySegment.copy(
        bytes, 0, into, ValueLayout.JAVA_BYTE, short4 ? ADDRESS4 : ADDRESS6, bytes.length);
    if (address instanceof Inet6Address six) {
      into.set(ValueLayout.JAVA_INT, SCOPE, six.getScopeId());
    }
    return short4 ? SIZE4 : SIZE6;
  }

  /// Writes the address of a unix socket.
  ///
  /// @return its length
  /// @throws IOException when the path is too long
  static int put(Path path, MemorySegment into) throws IOException {
    into.fill((byte) 0);
    byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_PATH) {
      throw new IOException("Unix domain path too long");
    }
    into.set(ValueLayout.JAVA_SHORT, 0, (short) LinuxCalls.AF_UNIX);
    MemorySegment.copy(bytes, 0, into, ValueLayout.JAVA_BYTE, PATH, bytes.length);
    return PATH + bytes.length + 1;
  }

  /// Reads the address of a TCP port; null for one of another kind.
  static @Nullable InetSocketAddress tcp(MemorySegment from) throws IOException {
    int family = from.get(ValueLayout.JAVA_SHORT, 0);
    boolean short4 = family == LinuxCalls.AF_INET;
    if (!short4 && family != LinuxCalls.AF_INET6) {
      return null;
    }
    byte[] bytes = new byte[short4 ? 4 : 16];
    MemorySegment.copy(
        from, ValueLayout.JAVA_BYTE, short4 ? ADDRESS4 : ADDRESS6, bytes, 0, bytes.length);
    int scope = short4 ? 0 : from.get(ValueLayout.JAVA_INT, SCOPE);
    InetAddress address =
        scope == 0
            ? InetAddress.getByAddress(bytes)
            : Inet6Address.getByAddress(null, bytes, scope);
    return new InetSocketAddress(address, from.get(NETWORK_SHORT, PORT) & 0xffff);
  }
}
