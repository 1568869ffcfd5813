package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections over unix sockets.
class UnixConnectionTest extends ConnectionContract {
  @TempDir Path directory;

  private final Connections connections = Connections.system();

  @Override
  MemoryConnection.Pair connect() throws IOException {
    Path socket = directory.resolve("socket");
    try (Listener listener = connections.listen(socket, 0700, null, 1)) {
      Connection client = connections.connect(socket);
      Connection server = Objects.requireNonNull(listener.accept());
      return new MemoryConnection.Pair(client, server);
    }
  }

  @Test
  void theServerSeesTheUserOfTheClient() throws IOException {
    Connection.Peer peer = connect().server().peer();
    assertThat(peer.isLocal()).isTrue();
    assertThat(peer.user()).isEqualTo(Files.getOwner(directory).getName());
  }

  @Test
  void theSocketGetsItsMode() throws IOException {
    Path socket = directory.resolve("moded");
    try (Listener listener = connections.listen(socket, 0750, null, 1)) {
      assertThat(listener.port()).isEqualTo(-1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rwxr-x---");
    }
  }
}
