package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The seam for what the network says of names and addresses.
public interface NameService {
  /// The addresses of a host; empty when it is not known.
  List<InetAddress> addresses(String host);

  /// The host name of an address, or null when it has none.
  @Nullable String hostName(InetAddress address);

  /// The addresses of this machine with the lengths of their networks' prefixes.
  List<Interface> interfaces() throws IOException;

  /// An address of this machine.
  ///
  /// @param address one of its addresses
  /// @param prefixLength how many leading bits name the network
  record Interface(InetAddress address, int prefixLength) {}

  /// The machine's own resolver.
  static NameService system() {
    return SystemNameService.INSTANCE;
  }
}
