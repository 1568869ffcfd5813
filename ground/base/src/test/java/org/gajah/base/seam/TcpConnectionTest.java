package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Connections over TCP.
class TcpConnectionTest extends ConnectionContract {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final Connections connections = Connections.system();

  @Override
  MemoryConnection.Pair connect() throws IOException {
    try (Listener listener = connections.listen(HERE, 0, 1)) {
      Connection client = connections.connect(HERE, listener.port(), 10_000);
      Connection server = Objects.requireNonNull(listener.accept());
      return new MemoryConnection.Pair(client, server);
    }
  }

  @Test
  void theServerSeesTheAddressOfTheClient() throws IOException {
    var pair = connect();
    assertThat(pair.server().peer().address()).isEqualTo(HERE);
    assertThat(pair.server().peer().port()).isPositive();
    assertThat(pair.server().peer().isLocal()).isFalse();
    pair.server().setKeepalive(new Connection.Keepalive(60, 10, 3, 0));
  }

  @Test
  void aClosedListenerWakesItsThread() throws Exception {
    Listener listener = connections.listen(HERE, 0, 1);
    CompletableFuture<@Nullable Connection> accepting = inBackground(listener::accept);
    listener.close();
    assertThat(accepting.get()).isNull();
    assertThatThrownBy(() -> connections.connect(HERE, listener.port(), 0))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPortThatIsTakenIsRefused() throws IOException {
    try (Listener listener = connections.listen(HERE, 0, 1)) {
      assertThatThrownBy(() -> connections.listen(HERE, listener.port(), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }
}
