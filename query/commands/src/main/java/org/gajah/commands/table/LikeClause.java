package org.gajah.commands.table;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDescription;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TableLikeClause;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.TableLikeOption;

/// LIKE in CREATE TABLE: columns like another relation's, with their defaults where that is wanted.
/// Mirrors `transformTableLikeClause` of `parser/parse_utilcmd.c`.
final class LikeClause {
  private final Definer definer;
  private final String text;

  LikeClause(Definer definer, String text) {
    this.definer = definer;
    this.text = text;
  }

  void expand(TableLikeClause like, TableDraft draft) {
    Relation source =
        Definer.at(
            text,
            like.relation().location(),
            () ->
                definer
                    .context()
                    .relations()
                    .opener()
                    .open(like.relation(), LockMode.ACCESS_SHARE));
    check(source);
    refuseUnbuilt(like, source);
    for (PgAttribute column : source.columns()) {
      if (!column.attisdropped()) {
        draft.columns.add(column(like, source, column));
      }
    }
  }

  private static boolean wants(TableLikeClause like, TableLikeOption option) {
    return (like.options() & option.value()) != 0;
  }

  private void check(Relation source) {
    switch (source.kind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_VIEW,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_FOREIGN_TABLE,
          PgClass.RELKIND_PARTITIONED_TABLE -> {
        if (!definer.privileges().may(ObjectType.OBJECT_TABLE, source.oid(), Privilege.SELECT)) {
          throw Denials.noPrivilege(Denials.kindOf(source.kind()), source.name());
        }
      }
      case PgClass.RELKIND_COMPOSITE_TYPE -> {
        if (!definer.privileges().may(ObjectType.OBJECT_TYPE, source.rowType(), Privilege.USAGE)) {
          throw Denials.noPrivilege(ObjectType.OBJECT_TYPE, source.name());
        }
      }
      default ->
          throw Ownership.wrongKind(
              "relation \"%s\" is invalid in LIKE clause".formatted(source.name()), source.kind());
    }
  }

  /// What is not copied yet is refused where there is some of it.
  private void refuseUnbuilt(TableLikeClause like, Relation source) {
    boolean comments =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_COMMENTS)
            && !definer
                .catalog()
                .scan(PgDescription.O_C_O_INDEX, source.oid(), PgClass.TABLE.oid())
                .isEmpty();
    boolean statistics =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_STATISTICS)
            && !definer.catalog().scan(PgStatisticExt.RELID_INDEX, source.oid()).isEmpty();
    boolean identity =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_IDENTITY)
            && source.columns().stream().anyMatch(column -> column.attidentity() != '\0');
    boolean generated =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_GENERATED) && source.hasGeneratedColumns();
    boolean constraints =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_CONSTRAINTS) && !source.checks().isEmpty();
    boolean indexes =
        wants(like, TableLikeOption.CREATE_TABLE_LIKE_INDEXES) && !source.indexes().isEmpty();
    if (comments || statistics || identity || generated || constraints || indexes) {
      throw PgException.notBuilt("this option of LIKE for \"" + source.name() + "\"");
    }
  }

  private static ColumnDraft column(TableLikeClause like, Relation source, PgAttribute column) {
    ColumnDef.Builder definition =
        ColumnDef.builder()
            .colname(column.attname())
            .typeName(
                TypeName.builder().typeOid(column.atttypid()).typemod(column.atttypmod()).build())
            .is_local(true)
            .is_not_null(column.attnotnull())
            .collOid(column.attcollation());
    if (wants(like, TableLikeOption.CREATE_TABLE_LIKE_STORAGE)) {
      definition.storage(column.attstorage());
    }
    if (wants(like, TableLikeOption.CREATE_TABLE_LIKE_COMPRESSION)
        && column.attcompression() != '\0') {
      definition.compression(column.attcompression() == 'l' ? "lz4" : "pglz");
    }
    ColumnDraft draft = new ColumnDraft(definition.build());
    if (wants(like, TableLikeOption.CREATE_TABLE_LIKE_DEFAULTS)
        && column.atthasdef()
        && column.attgenerated() == '\0') {
      draft.cookedDefault = (Expr) Objects.requireNonNull(source.defaultOf(column.attnum()));
    }
    return draft;
  }
}
