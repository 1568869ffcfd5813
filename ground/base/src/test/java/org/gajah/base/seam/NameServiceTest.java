package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/// The machine's resolver.
class NameServiceTest {
  private final NameService names = NameService.system();

  @Test
  void localhostIsHere() {
    assertThat(names.addresses("localhost")).anyMatch(InetAddress::isLoopbackAddress);
    assertThat(names.addresses("no.such.host.invalid")).isEmpty();
  }

  @Test
  void theLoopbackInterfaceIsListed() throws IOException {
    assertThat(names.interfaces())
        .anyMatch(
            one -> one.address().getHostAddress().equals("127.0.0.1") && one.prefixLength() == 8);
  }
}
