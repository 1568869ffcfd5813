package org.gajah.commands.object;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogstore.live.LiveCatalog;
import org.jspecify.annotations.Nullable;

/// Names for objects that nobody named. Mirrors `makeObjectName` and `ChooseRelationName` of
/// `commands/indexcmds.c`, `ChooseConstraintName` of `catalog/pg_constraint.c`, and
/// `makeArrayTypeName` of `catalog/pg_type.c`.
public final class ChosenNames {
  /// The longest name, in bytes.
  public static final int MAX_BYTES = 63;

  private final CatalogSource catalog;
  private final Charset charset;
  private final Set<String> taken = new HashSet<>();

  public ChosenNames(LiveCatalog catalog) {
    this.catalog = catalog;
    this.charset = catalog.charset();
  }

  /// Says that a name will be taken by what the same command makes.
  public void take(String name) {
    taken.add(name);
  }

  /// A relation's name that is free in a schema: `first_second_label`, with a number behind it
  /// where needed.
  public String relation(
      String first, @Nullable String second, String label, int schema, boolean isConstraint) {
    for (int pass = 0; ; pass++) {
      String name = join(first, second, pass == 0 ? label : label + pass);
      if (catalog.find(SysCache.RELNAMENSP, name, schema) == null
          && !(isConstraint && isConstraint(schema, name))
          && !taken.contains(name)) {
        return name;
      }
    }
  }

  /// A constraint's name that no other in a schema has.
  public String constraint(String first, @Nullable String second, String label, int schema) {
    for (int pass = 0; ; pass++) {
      String name = join(first, second, pass == 0 ? label : label + pass);
      if (!taken.contains(name) && !isConstraint(schema, name)) {
        take(name);
        return name;
      }
    }
  }

  private boolean isConstraint(int schema, String name) {
    return !catalog.scan(PgConstraint.CONNAME_NSP_INDEX, name, schema).isEmpty();
  }

  /// The name of a type's arrays.
  public String arrayType(String type, int schema) {
    for (int pass = 0; ; pass++) {
      String name =
          pass == 0 ? clip("_" + type, MAX_BYTES) : join("", type, Integer.toString(pass));
      if (catalog.find(SysCache.TYPENAMENSP, name, schema) == null) {
        return name;
      }
    }
  }

  /// Joins parts with underscores, the longer of the first two shortened until the whole fits.
  public String join(String first, @Nullable String second, @Nullable String label) {
    int overhead = (second == null ? 0 : 1) + (label == null ? 0 : bytes(label) + 1);
    int firstBytes = bytes(first);
    int secondBytes = second == null ? 0 : bytes(second);
    while (firstBytes + secondBytes > MAX_BYTES - overhead) {
      if (firstBytes > secondBytes) {
        firstBytes--;
      } else {
        secondBytes--;
      }
    }
    StringBuilder result = new StringBuilder(clip(first, firstBytes));
    if (second != null) {
      result.append('_').append(clip(second, secondBytes));
    }
    if (label != null) {
      result.append('_').append(label);
    }
    return result.toString();
  }

  private int bytes(String text) {
    return text.getBytes(charset).length;
  }

  /// As many whole characters of a text as fit into some bytes.
  public String clip(String text, int limit) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += bytes(text.substring(end, next));
      if (used > limit) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text;
  }
}
