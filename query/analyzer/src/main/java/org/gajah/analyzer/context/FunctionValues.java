package org.gajah.analyzer.context;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeText;
import org.gajah.functions.TypeTexts;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// The functions of types as the instance has them. Belongs to one session.
public final class FunctionValues implements TypeValues {
  private static final int VARLENA = -1;
  private static final int CSTRING = -2;

  private final FunctionContext context;
  private final TypeTexts texts;

  public FunctionValues(FunctionRegistry registry, FunctionContext context) {
    this(context, new TypeTexts(registry, context));
  }

  /// @param texts of the session
  public FunctionValues(FunctionContext context, TypeTexts texts) {
    this.context = context;
    this.texts = texts;
  }

  private TypeText text(PgType type) {
    return texts.of(type.oid());
  }

  @Override
  public byte @Nullable [] input(PgType type, @Nullable String text, int typmod) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (type.typlen() == CSTRING) {
      return Arrays.copyOf(bytes, bytes.length + 1);
    }
    Vector value = text(type).parse(context, bytes, 0, bytes.length, typmod);
    return value.isNull(0) ? null : datum(type, value);
  }

  private static byte[] datum(PgType type, Vector value) {
    return switch (value) {
      case LongVector longs -> {
        byte[] datum = new byte[8];
        LittleEndian.setLong(datum, 0, longs.get(0));
        yield datum;
      }
      case BytesVector bytes -> {
        int header = type.typlen() == VARLENA ? 4 : 0;
        int length = bytes.length(0);
        byte[] datum = new byte[length + header];
        if (header > 0) {
          LittleEndian.setInt(datum, 0, datum.length << 2);
        }
        System.arraycopy(bytes.array(), bytes.from(0), datum, header, length);
        yield datum;
      }
    };
  }

  @Override
  public String output(PgType type, byte[] value) {
    if (type.typlen() == CSTRING) {
      return new String(value, 0, value.length - 1, StandardCharsets.UTF_8);
    }
    Vector vector;
    if (type.typbyval()) {
      LongVector longs = new LongVector(1);
      longs.set(0, LittleEndian.longAt(value, 0));
      vector = longs;
    } else {
      BytesVector bytes = new BytesVector(1);
      int header = type.typlen() == VARLENA ? 4 : 0;
      bytes.set(0, value, header, value.length - header);
      vector = bytes;
    }
    ByteSink out = new ByteSink(32);
    text(type).print(context, vector, 0, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  @Override
  public int typmodIn(PgType type, List<String> modifiers) {
    return Typmods.in(type, modifiers);
  }

  static PgException missing(PgType type) {
    return PgException.notBuilt("the type modifier of " + type.typname());
  }
}
