package org.gajah.bootstrap.descriptions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;

/// How types are named: in the files as the catalog does (`int4`, `text[]`), in texts as SQL does
/// (`integer`).
final class TypeWords {
  private final TypeNames words;
  private final Map<Integer, String> keys = new HashMap<>();

  TypeWords(CatalogSource catalog) {
    words = new TypeNames(new Types(catalog), null);
    Map<Integer, PgType> types = new HashMap<>();
    catalog.all(PgType.TABLE).forEach(type -> types.put(type.oid(), type));
    for (PgType type : types.values()) {
      PgType element = types.get(type.typelem());
      boolean array = element != null && element.typarray() == type.oid();
      keys.put(type.oid(), array ? element.typname() + "[]" : type.typname());
    }
  }

  /// A type for a reader.
  String word(int type) {
    return words.format(type);
  }

  /// Types as the files name them.
  List<String> keys(int... types) {
    return Arrays.stream(types).mapToObj(type -> keys.getOrDefault(type, "-")).toList();
  }

  /// A text of the files with the types of a function in the places that are left for them.
  String filled(String text, PgProc function) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    String filled = text.replace("{0}", word(function.prorettype()));
    for (int i = 0; i < function.proargtypes().length; i++) {
      filled = filled.replace("{" + (i + 1) + "}", word(function.proargtypes()[i]));
    }
    return filled;
  }
}
