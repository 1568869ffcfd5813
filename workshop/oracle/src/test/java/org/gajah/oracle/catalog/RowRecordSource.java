package org.gajah.oracle.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gajah.oracle.catalog.CatalogShapes.Catalog;
import org.gajah.oracle.catalog.CatalogShapes.Column;
import org.gajah.oracle.catalog.CatalogShapes.Index;
import org.gajah.oracle.catalog.CatalogShapes.Value;

/// Writes the Java source of the record for a catalog's rows, not yet formatted.
final class RowRecordSource {
  /// Java names that a column must not have.
  private static final String TAKEN = "table";

  private final Catalog catalog;
  private final StringBuilder out = new StringBuilder();

  private RowRecordSource(Catalog catalog) {
    this.catalog = catalog;
  }

  static String of(Catalog catalog) {
    return new RowRecordSource(catalog).write();
  }

  /// `pg_foreign_data_wrapper` as `PgForeignDataWrapper`.
  static String className(String catalog) {
    StringBuilder result = new StringBuilder();
    for (String word : catalog.split("_")) {
      result.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return result.toString();
  }

  /// Name of the constant of an index: without the catalog's name and the word index.
  static String indexName(Catalog catalog, Index index) {
    String name = index.name();
    name =
        name.startsWith(catalog.name() + "_") ? name.substring(catalog.name().length() + 1) : name;
    return name.toUpperCase(Locale.ROOT);
  }

  private String write() {
    String name = className(catalog.name());
    out.append(
        """
        package org.gajah.catalog.rows;

        import java.util.List;
        import javax.annotation.processing.Generated;
        import org.gajah.catalog.source.*;
        import org.jspecify.annotations.Nullable;

        """);
    out.append("/// A row of `").append(catalog.name()).append("`.\n");
    out.append("@Generated(\"CatalogFactsTest\")\n");
    if (catalog.columns().stream().anyMatch(c -> javaType(c).endsWith("[]"))) {
      out.append(
          "@SuppressWarnings(\"ArrayRecordComponent\") // Rows are shared, and nobody changes"
              + " them.\n");
    }
    out.append("public record ").append(name).append('(');
    out.append(
        catalog.columns().stream()
            .map(c -> annotated(c) + " " + component(c))
            .collect(Collectors.joining(", ")));
    out.append(") implements CatalogRow {\n");
    table(name);
    indexes(name);
    numbers();
    values();
    reader(name);
    methods();
    return out.append("}\n").toString();
  }

  private void table(String name) {
    out.append("public static final CatalogTable<")
        .append(name)
        .append("> TABLE = new CatalogTable<>(");
    out.append(
        "\"%s\", %d, %d, %s, %d, %d, "
            .formatted(
                catalog.name(),
                catalog.oid(),
                catalog.rowType(),
                catalog.shared(),
                catalog.toast(),
                catalog.toastIndex()));
    out.append("List.of(");
    out.append(
        catalog.columns().stream()
            .map(
                c -> "new CatalogColumn(\"%s\", %d, %s)".formatted(c.name(), c.type(), c.notNull()))
            .collect(Collectors.joining(",\n")));
    out.append("), ").append(name).append("::read);\n\n");
  }

  private void indexes(String name) {
    for (Index index : catalog.indexes()) {
      out.append(
          "public static final CatalogIndex<%s> %s = ".formatted(name, indexName(catalog, index)));
      String columns =
          index.columns().stream().map(String::valueOf).collect(Collectors.joining(", "));
      out.append(
          "new CatalogIndex<>(\"%s\", %d, %s, %s, TABLE, List.of(%s));\n\n"
              .formatted(index.name(), index.oid(), index.unique(), index.primary(), columns));
    }
  }

  private void numbers() {
    List<Column> columns = catalog.columns();
    for (int i = 0; i < columns.size(); i++) {
      out.append("public static final int ANUM_")
          .append(columns.get(i).name().toUpperCase(Locale.ROOT));
      out.append(" = ").append(i + 1).append(";\n");
    }
    out.append('\n');
  }

  private void values() {
    for (Value value : catalog.values()) {
      String type = value.value().startsWith("'") ? "char" : "int";
      out.append("public static final %s %s = %s;\n".formatted(type, value.name(), value.value()));
    }
    out.append('\n');
  }

  private void reader(String name) {
    out.append("private static ").append(name).append(" read(RowSource row) {\n return new ");
    out.append(name).append('(');
    for (int i = 0; i < catalog.columns().size(); i++) {
      Column column = catalog.columns().get(i);
      String call = "row.%s(%d)".formatted(reading(column), i + 1);
      out.append(i == 0 ? "" : ", ");
      out.append(column.notNull() ? call : "row.isNull(%d) ? null : %s".formatted(i + 1, call));
    }
    out.append(");\n}\n\n");
  }

  private void methods() {
    out.append("@Override public CatalogTable<?> table() { return TABLE; }\n\n");
    out.append(
        "@Override public @Nullable Object value(int number) {\n return switch (number) {\n");
    for (int i = 0; i < catalog.columns().size(); i++) {
      out.append("case %d -> %s;\n".formatted(i + 1, component(catalog.columns().get(i))));
    }
    out.append("default -> throw new IndexOutOfBoundsException(number);\n};\n}\n");
  }

  private static String component(Column column) {
    return column.name().equals(TAKEN) ? TAKEN + "Oid" : column.name();
  }

  private static String annotated(Column column) {
    String type = javaType(column);
    if (column.notNull()) {
      return type;
    }
    if (type.endsWith("[]")) {
      String element = type.substring(0, type.length() - 2);
      return element + " @Nullable []";
    }
    return "@Nullable " + boxed(type);
  }

  private static String boxed(String type) {
    return switch (type) {
      case "boolean" -> "Boolean";
      case "char" -> "Character";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "float" -> "Float";
      case "double" -> "Double";
      default -> type;
    };
  }

  private static String javaType(Column column) {
    return switch (column.typeName()) {
      case "bool" -> "boolean";
      case "char" -> "char";
      case "int2" -> "short";
      case "int4", "oid", "regproc", "xid" -> "int";
      case "int8", "pg_lsn", "timestamptz" -> "long";
      case "float4" -> "float";
      case "float8" -> "double";
      case "name", "text", "pg_node_tree" -> "String";
      case "int2vector", "_int2" -> "short[]";
      case "oidvector", "_oid" -> "int[]";
      case "_float4" -> "float[]";
      case "_char" -> "char[]";
      case "_text" -> "String[]";
      case "_aclitem" -> "AclItem[]";
      case "bytea", "anyarray", "pg_ndistinct", "pg_dependencies", "pg_mcv_list", "_pg_statistic" ->
          "byte[]";
      default -> throw new IllegalStateException(column.toString());
    };
  }

  private static String reading(Column column) {
    return switch (javaType(column)) {
      case "boolean" -> "bool";
      case "char" -> "letter";
      case "short" -> "int2";
      case "int" -> "int4";
      case "long" -> "int8";
      case "float" -> "float4";
      case "double" -> "float8";
      case "String" -> "text";
      case "short[]" -> "int2s";
      case "int[]" -> "oids";
      case "float[]" -> "float4s";
      case "char[]" -> "letters";
      case "String[]" -> "texts";
      case "AclItem[]" -> "acl";
      default -> "bytes";
    };
  }
}
