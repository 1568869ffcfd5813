package org.gajah.bootstrap.descriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgDescription;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgShdescription;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgTsParser;
import org.gajah.catalog.rows.PgTsTemplate;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.CatalogTable;
import org.jspecify.annotations.Nullable;

/// The rows of `pg_description` and `pg_shdescription` for the objects that a catalog has in the
/// beginning. Every function that is built in, every operator and every conversion has one; of
/// other objects those that a file names.
public final class Descriptions {
  /// Catalogs whose objects go by a name alone, in the second column.
  private static final List<CatalogTable<?>> NAMED =
      List.of(
          PgType.TABLE,
          PgAm.TABLE,
          PgLanguage.TABLE,
          PgExtension.TABLE,
          PgNamespace.TABLE,
          PgCollation.TABLE,
          PgTsParser.TABLE,
          PgTsTemplate.TABLE,
          PgTsDict.TABLE,
          PgTsConfig.TABLE);

  /// Those that initdb makes out of the first one.
  private static final List<String> LATER_DATABASES = List.of("template0", "postgres");

  private final CatalogSource catalog;
  private final TypeWords types;

  public Descriptions(CatalogSource catalog) {
    this.catalog = catalog;
    types = new TypeWords(catalog);
  }

  /// What a database that initdb makes is described as; null for any other.
  public static @Nullable String ofDatabase(String name) {
    return DescriptionLines.of(PgDatabase.TABLE).find(name);
  }

  /// The rows of `pg_description`.
  ///
  /// @throws PgException XX000 when a function or an operator is not described, or a line of the
  ///   files describes nothing
  public List<PgDescription> rows() {
    List<PgDescription> rows = new ArrayList<>();
    Map<Integer, String> operators = operators();
    add(rows, PgOperator.TABLE, operators);
    add(rows, PgProc.TABLE, functions(operators));
    add(rows, PgConversion.TABLE, conversions());
    for (CatalogTable<?> table : NAMED) {
      add(rows, table, named(table));
    }
    return rows;
  }

  /// The rows of `pg_shdescription`: databases alone are described.
  public List<PgShdescription> sharedRows() {
    List<PgShdescription> rows = new ArrayList<>();
    named(PgDatabase.TABLE)
        .forEach((oid, text) -> rows.add(new PgShdescription(oid, PgDatabase.TABLE.oid(), text)));
    return rows;
  }

  private static void add(
      List<PgDescription> rows, CatalogTable<?> table, Map<Integer, String> texts) {
    texts.forEach((oid, text) -> rows.add(new PgDescription(oid, table.oid(), 0, text)));
  }

  private Map<Integer, String> operators() {
    DescriptionLines lines = DescriptionLines.of(PgOperator.TABLE);
    Map<Integer, String> texts = new TreeMap<>();
    for (PgOperator operator : catalog.all(PgOperator.TABLE)) {
      List<String> operands =
          operator.oprleft() == 0
              ? types.keys(operator.oprright())
              : types.keys(operator.oprleft(), operator.oprright());
      String text = lines.find(operator.oprname(), operands);
      texts.put(operator.oid(), described(text, operator.oprname(), operands));
    }
    lines.requireUsed();
    return texts;
  }

  /// Those of libraries need none, as handlers of a language that may be dropped.
  private Map<Integer, String> functions(Map<Integer, String> operators) {
    DescriptionLines lines = DescriptionLines.of(PgProc.TABLE);
    FunctionRoles roles = new FunctionRoles(catalog, types, operators);
    Map<Integer, String> texts = new TreeMap<>();
    for (PgProc function : catalog.all(PgProc.TABLE)) {
      List<String> arguments = types.keys(function.proargtypes());
      String line = lines.find(function.proname(), arguments);
      String text = line == null ? roles.find(function.oid()) : types.filled(line, function);
      if (text != null || function.probin() == null) {
        texts.put(function.oid(), described(text, function.proname(), arguments));
      }
    }
    lines.requireUsed();
    return texts;
  }

  private Map<Integer, String> conversions() {
    Map<Integer, String> texts = new TreeMap<>();
    for (PgConversion conversion : catalog.all(PgConversion.TABLE)) {
      texts.put(conversion.oid(), Conversions.text(conversion));
    }
    return texts;
  }

  private Map<Integer, String> named(CatalogTable<?> table) {
    DescriptionLines lines = DescriptionLines.of(table);
    Map<Integer, String> texts = new TreeMap<>();
    for (CatalogRow row : catalog.all(table)) {
      String text = lines.find((String) Objects.requireNonNull(row.value(2)));
      if (text != null) {
        texts.put((Integer) Objects.requireNonNull(row.value(1)), text);
      }
    }
    if (table.equals(PgDatabase.TABLE)) {
      LATER_DATABASES.forEach(lines::find);
    }
    lines.requireUsed();
    return texts;
  }

  private static String described(@Nullable String text, String name, List<String> arguments) {
    if (text == null) {
      throw PgException.internal("%s%s has no description".formatted(name, arguments));
    }
    return text;
  }
}
