package org.gajah.engine;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.functions.TypeText;
import org.gajah.spi.ValueEncoder;

/// How values of types are sent to a session's client.
final class Encoders {
  private final EngineSession session;
  private final Map<Integer, Text> texts = new HashMap<>();
  private final Map<Integer, Binary> binaries = new HashMap<>();

  Encoders(EngineSession session) {
    this.session = session;
  }

  @SuppressWarnings("ReferenceEquality") // another when the catalogs say something else
  ValueEncoder of(int type, boolean binary) {
    TypeText text = session.texts().of(type);
    if (binary) {
      Binary known = binaries.get(type);
      if (known == null || known.type != text) {
        known = new Binary(session, text);
        binaries.put(type, known);
      }
      return known;
    }
    Text known = texts.get(type);
    if (known == null || known.type != text) {
      known = new Text(session, text);
      texts.put(type, known);
    }
    return known;
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
