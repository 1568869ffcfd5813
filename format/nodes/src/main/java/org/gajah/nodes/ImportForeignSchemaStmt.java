package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ImportForeignSchemaType;
import org.jspecify.annotations.Nullable;

/// IMPORT FOREIGN SCHEMA.
///
/// Mirrors `ImportForeignSchemaStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ImportForeignSchemaStmt(
    String server_name,
    String remote_schema,
    String local_schema,
    ImportForeignSchemaType list_type,
    List<RangeVar> table_list,
    List<DefElem> options)
    implements UtilityStmt {
  public ImportForeignSchemaStmt {
    table_list = List.copyOf(table_list);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "IMPORTFOREIGNSCHEMASTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(table_list, test) || Children.any(options, test);
  }

  @Override
  public ImportForeignSchemaStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RangeVar> newTable_list = Children.map(table_list, mapper);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newTable_list == table_list && newOptions == options
        ? this
        : new ImportForeignSchemaStmt(
            server_name, remote_schema, local_schema, list_type, newTable_list, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("server_name", server_name);
    out.string("remote_schema", remote_schema);
    out.string("local_schema", local_schema);
    out.enumeration("list_type", list_type);
    out.nodes("table_list", table_list);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ImportForeignSchemaStmt that
            && server_name.equals(that.server_name)
            && remote_schema.equals(that.remote_schema)
            && local_schema.equals(that.local_schema)
            && list_type == that.list_type
            && table_list.equals(that.table_list)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 1218387896;
    hash = 31 * hash + server_name.hashCode();
    hash = 31 * hash + remote_schema.hashCode();
    hash = 31 * hash + local_schema.hashCode();
    hash = 31 * hash + list_type.ordinal();
    hash = 31 * hash + table_list.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.server_name = server_name;
    builder.remote_schema = remote_schema;
    builder.local_schema = local_schema;
    builder.list_type = list_type;
    builder.table_list = table_list;
    builder.options = options;
    return builder;
  }

  /// Builds a [ImportForeignSchemaStmt].
  public static final class Builder {
    private @Nullable String server_name;
    private @Nullable String remote_schema;
    private @Nullable String local_schema;
    private ImportForeignSchemaType list_type = ImportForeignSchemaType.FDW_IMPORT_SCHEMA_ALL;
    private List<RangeVar> table_list = List.of();
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder server_name(String server_name) {
      this.server_name = server_name;
      return this;
    }

    public Builder remote_schema(String remote_schema) {
      this.remote_schema = remote_schema;
      return this;
    }

    public Builder local_schema(String local_schema) {
      this.local_schema = local_schema;
      return this;
    }

    public Builder list_type(ImportForeignSchemaType list_type) {
      this.list_type = list_type;
      return this;
    }

    public Builder table_list(List<RangeVar> table_list) {
      this.table_list = table_list;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ImportForeignSchemaStmt build() {
      return new ImportForeignSchemaStmt(
          Objects.requireNonNull(server_name, "server_name"),
          Objects.requireNonNull(remote_schema, "remote_schema"),
          Objects.requireNonNull(local_schema, "local_schema"),
          list_type,
          table_list,
          options);
    }
  }
}
