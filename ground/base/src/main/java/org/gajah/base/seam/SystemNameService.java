package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine's resolver and its network interfaces.
enum SystemNameService implements NameService {
  INSTANCE;

  @Override
  public List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }

  @Override
  public @Nullable String hostName(InetAddress address) {
    // A copy without a name, for an address remembers the name it was made from.
    String name;
    try {
      name = InetAddress.getByAddress(address.getAddress()).getCanonicalHostName();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
    return name.equals(address.getHostAddress()) ? null : name;
  }

  @Override
  public List<Interface> interfaces() throws IOException {
    List<Interface> found = new ArrayList<>();
    Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
    while (all.hasMoreElements()) {
      for (InterfaceAddress address : all.nextElement().getInterfaceAddresses()) {
        found.add(new Interface(address.getAddress(), address.getNetworkPrefixLength()));
      }
    }
    return found;
  }
}
