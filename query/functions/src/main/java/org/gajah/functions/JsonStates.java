package org.gajah.functions;

import java.util.HashSet;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.ObjectStates;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.json.JsonbText;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;

/// `json_agg`, `json_object_agg` and their like: the text grows with each row.
final class JsonStates extends ObjectStates<JsonStates.Group> {
  private final JsonValueWriter writer;
  private final AggregateCall call;
  private final boolean binary;
  private final boolean object;
  private final boolean skipsNulls;
  private final boolean unique;

  /// @param transition the name of the transition function, which tells what is asked
  JsonStates(FunctionRegistry registry, AggregateCall call, String transition) {
    super(false, 128);
    writer = new JsonValueWriter(registry);
    this.call = call;
    binary = transition.startsWith("jsonb");
    object = transition.contains("object");
    skipsNulls = transition.contains("strict");
    unique = transition.contains("unique");
  }

  /// The text of a group, its keys where they may come once only.
  static final class Group {
    final ByteSink text = new ByteSink(64);
    final Set<Slice> keys = new HashSet<>();
    long bytesOfKeys;
    boolean some;

    /// Whether a key of a jsonb object came twice, which is told once all members are there.
    boolean isAmbiguous;
  }

  @Override
  protected Group empty() {
    Group group = new Group();
    Ascii.put(group.text, object ? "{ " : "[");
    return group;
  }

  @Override
  protected long size(Group group) {
    return group.text.array().length + group.bytesOfKeys;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Group group) {
    if (object) {
      member(context, arguments, row, group);
    } else {
      element(context, arguments[0], row, group);
    }
  }

  private void element(FunctionContext context, Vector vector, int row, Group state) {
    boolean isNull = vector.isNull(at(vector, row));
    if (skipsNulls && isNull) {
      return;
    }
    int type = call.argumentTypes().getFirst();
    if (state.some) {
      Ascii.put(state.text, isNull || !hasParts(context, type) ? ", " : ", \n ");
    }
    state.some = true;
    writer.put(context, vector, row, type, state.text);
  }

  private static boolean hasParts(FunctionContext context, int type) {
    PgType base = TypeFunctions.base(context.catalog(), type);
    return (base.typelem() != 0 && base.typlen() == -1)
        || base.typtype() == PgType.TYPTYPE_COMPOSITE
        || base.oid() == TypeOid.RECORD;
  }

  private void member(FunctionContext context, Vector[] arguments, int row, Group state) {
    if (arguments[0].isNull(at(arguments[0], row))) {
      throw binary
          ? new PgException(SqlState.INVALID_PARAMETER_VALUE, "field name must not be null")
          : new PgException(
              SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
    }
    boolean isNull = arguments[1].isNull(at(arguments[1], row));
    if (skipsNulls && isNull && !unique) {
      return;
    }
    ByteSink key = new ByteSink(32);
    writer.putKey(context, arguments[0], row, call.argumentTypes().get(0), key);
    if (unique && !state.keys.add(Slice.of(key.toByteArray()))) {
      if (!binary) {
        throw new PgException(
            SqlState.DUPLICATE_JSON_OBJECT_KEY_VALUE,
            "duplicate JSON object key value: " + Utf8.forMessage(key.array(), 0, key.length()));
      }
      state.isAmbiguous = true;
    }
    state.bytesOfKeys += unique ? 96 + key.length() : 0;
    if (skipsNulls && isNull) {
      return;
    }
    Ascii.put(state.text, state.some ? ", " : "");
    state.some = true;
    state.text.putBytes(key.array(), 0, key.length());
    Ascii.put(state.text, " : ");
    writer.put(context, arguments[1], row, call.argumentTypes().get(1), state.text);
  }

  @Override
  protected void finish(
      FunctionContext context, Group group, Vector[] direct, Vector result, int row) {
    if (group.isAmbiguous) {
      throw new PgException(
          SqlState.DUPLICATE_JSON_OBJECT_KEY_VALUE, "duplicate JSON object key value");
    }
    ByteSink text = group.text;
    int length = text.length();
    Ascii.put(text, object ? " }" : "]");
    BytesVector target = (BytesVector) result;
    if (binary) {
      int start = target.dataLength();
      JsonbText.in(text.array(), 0, text.length(), target.sink());
      target.finish(row, start);
    } else {
      target.set(row, text.array(), 0, text.length());
    }
    text.truncate(length);
  }
}
