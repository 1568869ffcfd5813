package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Connections within the JVM.
class MemoryConnectionTest extends ConnectionContract {
  private final MemoryListener listener = new MemoryListener();

  @Override
  MemoryConnection.Pair connect() throws IOException {
    Connection client = listener.connect(new Connection.Peer(null, -1, "me"));
    Connection server = Objects.requireNonNull(listener.accept());
    return new MemoryConnection.Pair(client, server);
  }

  @Test
  void theServerSeesThePeerThatTheClientNamed() throws IOException {
    assertThat(connect().server().peer()).isEqualTo(new Connection.Peer(null, -1, "me"));
  }

  @Test
  void aClosedListenerWakesItsThreadAndRefuses() throws Exception {
    CompletableFuture<@Nullable Connection> accepting = inBackground(listener::accept);
    listener.close();
    assertThat(accepting.get()).isNull();
    assertThatThrownBy(() -> listener.connect(new Connection.Peer(null, -1, null)))
        .isInstanceOf(IOException.class);
  }
}
