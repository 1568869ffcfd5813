package org.gajah.commands.table;

import java.util.Locale;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.ColumnShape;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Rows of `pg_attribute` for columns that are defined. Mirrors `BuildDescForRelation` of
/// `commands/tablecmds.c`.
public final class ColumnRows {
  private final Definer definer;
  private final StoredExpressions expressions;

  public ColumnRows(Definer definer, String text) {
    this.definer = definer;
    this.expressions = definer.expressions(text);
  }

  /// The row of a column, without its relation.
  PgAttribute row(ColumnDraft column) {
    ColumnDef definition = column.definition;
    BaseType typed = expressions.type(column.typeName);
    PgType type = definer.types().get(typed.type());
    requireUsage(definer, type);
    int collation = collation(column, typed.type());
    if (column.typeName.setof()) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "column \"%s\" cannot be declared SETOF".formatted(column.name));
    }
    RowEdit<PgAttribute> row =
        ColumnShape.row(column.name, column.number, type, typed)
            .set(PgAttribute.ANUM_ATTNDIMS, column.typeName.arrayBounds().size())
            .set(PgAttribute.ANUM_ATTNOTNULL, column.isNotNull)
            .set(PgAttribute.ANUM_ATTIDENTITY, column.identity)
            .set(PgAttribute.ANUM_ATTGENERATED, column.generated)
            .set(PgAttribute.ANUM_ATTCOLLATION, collation)
            .set(PgAttribute.ANUM_ATTCOMPRESSION, compression(type, definition.compression()));
    if (definition.storage() != '\0') {
      row.set(PgAttribute.ANUM_ATTSTORAGE, definition.storage());
    }
    if (definition.storage_name() != null) {
      row.set(PgAttribute.ANUM_ATTSTORAGE, storage(type, definition.storage_name()));
    }
    return row.row();
  }

  private int collation(ColumnDraft column, int type) {
    if (column.definition.collOid() != Oid.INVALID) {
      return column.definition.collOid();
    }
    return expressions.collation(column.definition.collClause(), type, column.typeName.location());
  }

  /// @throws PgException 42501 unless the user may use a type
  static void requireUsage(Definer definer, PgType type) {
    if (!definer.privileges().may(ObjectType.OBJECT_TYPE, type.oid(), Privilege.USAGE)) {
      int element = definer.types().element(type.oid());
      throw Denials.noPrivilege(
          ObjectType.OBJECT_TYPE,
          definer.typeNames().format(element == Oid.INVALID ? type.oid() : element));
    }
  }

  /// The letter of a storage strategy that a type can have.
  public char storage(PgType type, String name) {
    char storage =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "plain" -> 'p';
          case "external" -> 'e';
          case "extended" -> 'x';
          case "main" -> 'm';
          case "default" -> type.typstorage();
          default ->
              throw new PgException(
                  SqlState.INVALID_PARAMETER_VALUE, "invalid storage type \"%s\"".formatted(name));
        };
    if (storage != 'p' && type.typstorage() == 'p') {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "column data type %s can only have storage PLAIN"
              .formatted(definer.typeNames().format(type.oid())));
    }
    return storage;
  }

  /// The letter of a compression method; 0 for the default.
  public char compression(PgType type, @Nullable String name) {
    if (name == null || "default".equals(name)) {
      return '\0';
    }
    if (type.typstorage() == 'p') {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "column data type %s does not support compression"
              .formatted(definer.typeNames().format(type.oid())));
    }
    return switch (name) {
      case "pglz" -> 'p';
      case "lz4" -> 'l';
      default ->
          throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE,
              "invalid compression method \"%s\"".formatted(name));
    };
  }
}
