package org.gajah.session.protocol;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.spi.ClientCopy;
import org.gajah.wire.stream.FrontendType;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.MessageLimits;

/// COPY over the connection. Mirrors the parts of `commands/copyfromparse.c` and `copyto.c` that
/// talk to the client.
final class CopyDialogue implements ClientCopy {
  private static final MessageLimits LIMITS = MessageLimits.copyIn();

  private final ClientLink link;
  private final Runnable atEndOfInput;

  /// @param atEndOfInput called when the client is gone; throws where the session ends for another
  ///   reason
  CopyDialogue(ClientLink link, Runnable atEndOfInput) {
    this.link = link;
    this.atEndOfInput = atEndOfInput;
  }

  @Override
  public In startIn(boolean binary, int columns) {
    link.writer().copyInResponse(binary, columns);
    link.flush();
    return new Incoming();
  }

  @Override
  public Out startOut(boolean binary, int columns) {
    link.writer().copyOutResponse(binary, columns);
    return new Outgoing();
  }

  private final class Incoming implements In {
    private boolean ended;

    @Override
    public boolean read(ByteSink into) {
      while (!ended) {
        if (!link.next(LIMITS)) {
          atEndOfInput.run();
          throw new PgException(
              SqlState.CONNECTION_FAILURE,
              "unexpected EOF on client connection with an open transaction");
        }
        MessageBody body = link.body();
        switch (link.type()) {
          case FrontendType.COPY_DATA -> {
            int length = body.remaining();
            if (length > 0) {
              into.putBytes(body.array(), body.position(), length);
              return true;
            }
          }
          case FrontendType.COPY_DONE -> ended = true;
          case FrontendType.COPY_FAIL -> {
            ended = true;
            throw new PgException(
                SqlState.QUERY_CANCELED, "COPY from stdin failed: " + reason(body));
          }
          // Flush and Sync mean nothing here.
          default -> {}
        }
      }
      return false;
    }

    private static String reason(MessageBody body) {
      return body.readString().toString(StandardCharsets.UTF_8);
    }
  }

  private final class Outgoing implements Out {
    @Override
    public void write(byte[] bytes, int from, int length) {
      link.writer().copyData(bytes, from, length);
      link.flushIfLarge();
    }

    @Override
    public void done() {
      link.writer().copyDone();
    }
  }
}
