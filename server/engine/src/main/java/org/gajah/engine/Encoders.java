package org.gajah.engine;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.functions.TypeText;
import org.gajah.spi.ValueEncoder;

/// How values of types are sent to a session's client; kept until catalogs change.
final class Encoders {
  private final EngineSession session;
  private final Map<Integer, ValueEncoder> texts = new HashMap<>();
  private final Map<Integer, ValueEncoder> binaries = new HashMap<>();
  private long madeAt;

  Encoders(EngineSession session) {
    this.session = session;
  }

  ValueEncoder of(int type, boolean binary) {
    long now = session.engine().shared().changes();
    if (now != madeAt) {
      texts.clear();
      binaries.clear();
      madeAt = now;
    }
    return binary
        ? binaries.computeIfAbsent(type, oid -> new Binary(session, text(oid)))
        : texts.computeIfAbsent(type, oid -> new Text(session, text(oid)));
  }

  private TypeText text(int type) {
    return new TypeText(session.registry(), session.functions(), type);
  }

  private record Text(EngineSession session, TypeText type) implements ValueEncoder {
    @Override
    public void encode(Vector column, int row, ByteSink out) {
      type.print(session.functions(), column, row, out);
    }
  }

  private record Binary(EngineSession session, TypeText type) implements ValueEncoder {
    @Override
    public void encode(Vector column, int row, ByteSink out) {
      type.send(session.functions(), column, row, out);
    }

    @Override
    public boolean isText() {
      return false;
    }
  }
}
