package org.gajah.engine.execution;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.TypeText;
import org.gajah.spi.ValueEncoder;

/// How values of types are sent to a session's client.
public final class Encoders {
  private final SessionScope session;
  private final Map<Integer, Text> texts = new HashMap<>();
  private final Map<Integer, Binary> binaries = new HashMap<>();

  public Encoders(SessionScope session) {
    this.session = session;
  }

  @SuppressWarnings("ReferenceEquality") // another when the catalogs say something else
  public ValueEncoder of(int type, boolean binary) {
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

  private record Text(SessionScope session, TypeText type) implements ValueEncoder {
    @Override
    public void encode(Vector column, int row, ByteSink out) {
      type.print(session.functions(), column, row, out);
    }
  }

  private record Binary(SessionScope session, TypeText type) implements ValueEncoder {
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
