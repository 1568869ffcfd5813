package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// A `jsonb` made from others by joining, deleting, replacing.
public final class JsonbChanges {
  private JsonbChanges() {}

  private static void copy(Slice value, ByteSink out) {
    out.putBytes(value.array(), value.from(), value.length());
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private static void checkNoScalar(JsonbView view, String message) {
    if (view.isScalar()) {
      throw invalid(message);
    }
  }

  @PgFunction("jsonb_concat")
  public static void concatenate(Slice a, Slice b, ByteSink out) {
    JsonbView first = JsonbView.of(a);
    JsonbView second = JsonbView.of(b);
    if (first.isObject() == second.isObject()) {
      if (first.count() == 0 && !second.isScalar()) {
        copy(b, out);
        return;
      }
      if (second.count() == 0 && !first.isScalar()) {
        copy(a, out);
        return;
      }
    }
    JsonbWriter.put(joined(first, second), out);
  }

  private static Json joined(JsonbView first, JsonbView second) {
    if (first.isObject() && second.isObject()) {
      List<Json.Member> members = new ArrayList<>();
      members.addAll(((Json.Members) first.tree()).members());
      members.addAll(((Json.Members) second.tree()).members());
      return Json.object(members);
    }
    List<Json> elements = new ArrayList<>(elements(first));
    elements.addAll(elements(second));
    return new Json.Items(elements);
  }

  private static List<Json> elements(JsonbView view) {
    return view.tree() instanceof Json.Items items ? items.elements() : List.of(view.tree());
  }

  @PgFunction("jsonb_delete")
  public static void delete(Slice value, Slice key, ByteSink out) {
    delete(value, List.of(key), out);
  }

  @PgFunction("jsonb_delete_array")
  public static void deleteAll(Slice value, Slice keys, ByteSink out) {
    List<Slice> known = new ArrayList<>();
    for (Slice key : TextPath.checkedSteps(keys)) {
      if (key != null) {
        known.add(key);
      }
    }
    delete(value, known, out);
  }

  private static void delete(Slice value, List<Slice> keys, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    checkNoScalar(view, "cannot delete from scalar");
    switch (view.tree()) {
      case Json.Members object -> {
        List<Json.Member> kept = new ArrayList<>(object.members());
        kept.removeIf(member -> keys.contains(member.key()));
        JsonbWriter.put(new Json.Members(kept), out);
      }
      case Json.Items array -> {
        List<Json> kept = new ArrayList<>(array.elements());
        kept.removeIf(e -> e instanceof Json.Text text && keys.contains(text.value()));
        JsonbWriter.put(new Json.Items(kept), out);
      }
      default -> copy(value, out);
    }
  }

  @PgFunction("jsonb_delete_idx")
  public static void delete(Slice value, int subscript, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    checkNoScalar(view, "cannot delete from scalar");
    if (view.isObject()) {
      throw invalid("cannot delete from object using integer index");
    }
    int place = TextPath.place(subscript, view.count());
    if (place < 0) {
      copy(value, out);
      return;
    }
    List<Json> kept = new ArrayList<>(elements(view));
    kept.remove(place);
    JsonbWriter.put(new Json.Items(kept), out);
  }

  /// What is done at the end of a path.
  private enum Change {
    DELETE,
    REPLACE,
    CREATE,
    INSERT_BEFORE,
    INSERT_AFTER;

    boolean creates() {
      return this != DELETE && this != REPLACE;
    }

    boolean inserts() {
      return this == INSERT_BEFORE || this == INSERT_AFTER;
    }
  }

  @PgFunction("jsonb_delete_path")
  public static void deletePath(Slice value, Slice path, ByteSink out) {
    List<@Nullable Slice> steps = TextPath.checkedSteps(path);
    JsonbView view = JsonbView.of(value);
    checkNoScalar(view, "cannot delete path in scalar");
    change(value, view, steps, Json.NULL, Change.DELETE, view.count() == 0, out);
  }

  @PgFunction("jsonb_set")
  public static void set(Slice value, Slice path, Slice replacement, boolean create, ByteSink out) {
    List<@Nullable Slice> steps = TextPath.checkedSteps(path);
    JsonbView view = JsonbView.of(value);
    checkNoScalar(view, "cannot set path in scalar");
    Json tree = JsonbView.of(replacement).tree();
    Change change = create ? Change.CREATE : Change.REPLACE;
    change(value, view, steps, tree, change, view.count() == 0 && !create, out);
  }

  @PgFunction("jsonb_insert")
  public static void insert(
      Slice value, Slice path, Slice replacement, boolean after, ByteSink out) {
    List<@Nullable Slice> steps = TextPath.checkedSteps(path);
    JsonbView view = JsonbView.of(value);
    checkNoScalar(view, "cannot set path in scalar");
    Json tree = JsonbView.of(replacement).tree();
    change(
        value, view, steps, tree, after ? Change.INSERT_AFTER : Change.INSERT_BEFORE, false, out);
  }

  @PgFunction("jsonb_set_lax")
  public static boolean setLax(
      @Nullable Slice value,
      @Nullable Slice path,
      @Nullable Slice replacement,
      @Nullable Boolean create,
      @Nullable Slice nullTreatment,
      ByteSink out) {
    if (value == null || path == null || create == null) {
      return false;
    }
    String message =
        "null_value_treatment must be \"delete_key\", \"return_target\", \"use_json_null\", or"
            + " \"raise_exception\"";
    if (nullTreatment == null) {
      throw invalid(message);
    }
    if (replacement != null) {
      set(value, path, replacement, create, out);
      return true;
    }
    switch (Utf8.forMessage(nullTreatment.array(), nullTreatment.from(), nullTreatment.length())) {
      case "raise_exception" ->
          throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "JSON value must not be null")
              .detail("Exception was raised because null_value_treatment is \"raise_exception\".")
              .hint(
                  "To avoid, either change the null_value_treatment argument or ensure that an SQL"
                      + " NULL is not passed.");
      case "use_json_null" -> {
        ByteSink json = new ByteSink(8);
        JsonbWriter.put(Json.NULL, json);
        set(value, path, Slice.of(json.toByteArray()), create, out);
      }
      case "delete_key" -> deletePath(value, path, out);
      case "return_target" -> copy(value, out);
      default -> throw invalid(message);
    }
    return true;
  }

  private static void change(
      Slice value,
      JsonbView view,
      List<@Nullable Slice> steps,
      Json replacement,
      Change change,
      boolean nothing,
      ByteSink out) {
    if (nothing || steps.isEmpty()) {
      copy(value, out);
      return;
    }
    Json changed = changed(view.tree(), steps, 0, replacement, change);
    JsonbWriter.put(changed, out);
  }

  private static Json changed(
      Json value, List<@Nullable Slice> steps, int level, Json replacement, Change change) {
    Slice step = steps.get(level);
    if (step == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "path element at position " + (level + 1) + " is null");
    }
    return switch (value) {
      case Json.Members object -> changed(object, step, steps, level, replacement, change);
      case Json.Items array -> changed(array, step, steps, level, replacement, change);
      default -> value;
    };
  }

  private static Json changed(
      Json.Members object,
      Slice step,
      List<@Nullable Slice> steps,
      int level,
      Json replacement,
      Change change) {
    boolean last = level == steps.size() - 1;
    List<Json.Member> members = new ArrayList<>();
    boolean done = false;
    for (Json.Member member : object.members()) {
      if (done || !member.key().equals(step)) {
        members.add(member);
        continue;
      }
      done = true;
      if (!last) {
        Json inner = changed(member.value(), steps, level + 1, replacement, change);
        members.add(new Json.Member(member.key(), inner));
      } else if (change.inserts()) {
        throw invalid("cannot replace existing key")
            .hint("Try using the function jsonb_set to replace key value.");
      } else if (change != Change.DELETE) {
        members.add(new Json.Member(step, replacement));
      }
    }
    if (!done && last && change.creates()) {
      members.add(new Json.Member(step, replacement));
    }
    return Json.object(members);
  }

  private static Json changed(
      Json.Items array,
      Slice step,
      List<@Nullable Slice> steps,
      int level,
      Json replacement,
      Change change) {
    Integer parsed = TextPath.index(step);
    if (parsed == null) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "path element at position "
              + (level + 1)
              + " is not an integer: \""
              + Utf8.forMessage(step.array(), step.from(), step.length())
              + "\"");
    }
    boolean last = level == steps.size() - 1;
    int count = array.elements().size();
    // Before the first one or behind the last one.
    boolean before = parsed < 0 && -(long) parsed > count;
    int index = parsed < 0 ? before ? -1 : count + parsed : Math.min(parsed, count);
    List<Json> elements = new ArrayList<>();
    boolean done = false;
    if ((before || count == 0) && last && change.creates()) {
      elements.add(replacement);
      done = true;
    }
    for (int i = 0; i < count; i++) {
      Json element = array.elements().get(i);
      if (i != index) {
        elements.add(element);
        continue;
      }
      done = true;
      if (!last) {
        elements.add(changed(element, steps, level + 1, replacement, change));
        continue;
      }
      if (change == Change.INSERT_BEFORE || change == Change.CREATE) {
        elements.add(replacement);
      }
      if (change.inserts()) {
        elements.add(element);
      }
      if (change == Change.INSERT_AFTER || change == Change.REPLACE) {
        elements.add(replacement);
      }
    }
    if (!done && last && change.creates()) {
      elements.add(replacement);
    }
    return new Json.Items(elements);
  }

  @PgFunction("jsonb_strip_nulls")
  public static void stripNulls(Slice value, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    if (view.isScalar()) {
      copy(value, out);
    } else {
      JsonbWriter.put(stripped(view.tree()), out);
    }
  }

  /// A tree without members that are null.
  static Json stripped(Json value) {
    return switch (value) {
      case Json.Members object ->
          new Json.Members(
              object.members().stream()
                  .filter(member -> !(member.value() instanceof Json.Null))
                  .map(member -> new Json.Member(member.key(), stripped(member.value())))
                  .toList());
      case Json.Items array ->
          new Json.Items(array.elements().stream().map(JsonbChanges::stripped).toList());
      default -> value;
    };
  }
}
