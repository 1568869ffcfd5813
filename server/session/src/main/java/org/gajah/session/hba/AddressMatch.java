package org.gajah.session.hba;

import java.net.InetAddress;

/// Which clients' addresses a rule is for.
public sealed interface AddressMatch {
  /// All of them.
  record All() implements AddressMatch {}

  /// Those of this machine.
  record SameHost() implements AddressMatch {}

  /// Those in a network that this machine is in.
  record SameNet() implements AddressMatch {}

  /// Those that agree with an address where the mask has ones.
  record Network(InetAddress address, InetAddress mask) implements AddressMatch {
    boolean contains(InetAddress client) {
      return agree(client.getAddress(), address.getAddress(), mask.getAddress());
    }
  }

  /// Those whose name is this one and whose name leads back to them. A name that starts with a dot
  /// is the end of names.
  record HostName(String name) implements AddressMatch {}

  /// Whether two addresses of one family agree where the mask has ones.
  static boolean agree(byte[] client, byte[] address, byte[] mask) {
    if (client.length != address.length) {
      return false;
    }
    for (int i = 0; i < client.length; i++) {
      if (((client[i] ^ address[i]) & mask[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
