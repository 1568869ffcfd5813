package org.gajah.commands.relation;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.OwnedSequences;
import org.gajah.catalog.privilege.AclChanges;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Gives relations another owner, with all that hangs on them. Mirrors `ATExecChangeOwner` of
/// `commands/tablecmds.c`.
public final class RelationOwner {
  private final Definer definer;

  public RelationOwner(Definer definer) {
    this.definer = definer;
  }

  /// Changes the owner of a relation and of its indexes, TOAST table and sequences.
  ///
  /// @param recursing whether it goes along with another one
  public void change(int relation, int owner, boolean recursing) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    if (row.relowner() == owner) {
      return;
    }
    if (!recursing) {
      check(row, owner);
    }
    AclItem[] acl = newAcl(row.relacl(), row.relowner(), owner);
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, row)
                .set(PgClass.ANUM_RELOWNER, owner)
                .set(PgClass.ANUM_RELACL, acl)
                .row());
    columns(relation, row.relowner(), owner);
    if (row.relkind() != PgClass.RELKIND_COMPOSITE_TYPE
        && row.relkind() != PgClass.RELKIND_INDEX
        && row.relkind() != PgClass.RELKIND_PARTITIONED_INDEX
        && row.relkind() != PgClass.RELKIND_TOASTVALUE) {
      definer.dependencies().changeOwner(PgClass.TABLE.oid(), relation, owner);
    }
    if (row.relkind() != PgClass.RELKIND_COMPOSITE_TYPE && row.reltype() != Oid.INVALID) {
      new TypeOwner(definer).changeRow(row.reltype(), owner, false);
    }
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, relation)) {
      change(index.indexrelid(), owner, true);
    }
    if (row.reltoastrelid() != Oid.INVALID) {
      change(row.reltoastrelid(), owner, true);
    }
    for (int sequence : ownedSequences(definer, relation)) {
      change(sequence, owner, true);
    }
  }

  /// A sequence that belongs to a column goes along with the table.
  private void requireUnowned(PgClass row) {
    for (PgDepend dependency :
        definer.catalog().scan(PgDepend.DEPENDER_INDEX, PgClass.TABLE.oid(), row.oid())) {
      if (dependency.refclassid() == PgClass.TABLE.oid() && dependency.refobjsubid() != 0) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot change owner of sequence \"%s\"".formatted(row.relname()))
            .detail(
                "Sequence \"%s\" is linked to table \"%s\"."
                    .formatted(
                        row.relname(),
                        definer.catalog().get(SysCache.RELOID, dependency.refobjid()).relname()));
      }
    }
  }

  private void check(PgClass row, int owner) {
    if (row.relkind() == PgClass.RELKIND_SEQUENCE) {
      requireUnowned(row);
    }
    if (definer.roles().isSuperuser(definer.user())) {
      return;
    }
    new Ownership(definer).requireRelation(row);
    definer.roles().requireSetRole(definer.user(), owner);
    if (!definer
        .privileges()
        .may(ObjectType.OBJECT_SCHEMA, row.relnamespace(), owner, Privilege.CREATE)) {
      throw Denials.noPrivilege(
          ObjectType.OBJECT_SCHEMA,
          Objects.requireNonNull(definer.context().namespaces().nameOf(row.relnamespace())));
    }
  }

  private void columns(int relation, int old, int owner) {
    for (Found<PgAttribute> found :
        definer.catalog().locate(PgAttribute.RELID_ATTNUM_INDEX, relation)) {
      PgAttribute column = found.row();
      if (!column.attisdropped() && column.attacl() != null) {
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgAttribute.TABLE, column)
                    .set(PgAttribute.ANUM_ATTACL, newAcl(column.attacl(), old, owner))
                    .row());
      }
    }
  }

  /// A list with the new owner in the place of the old; null stays null.
  public static AclItem @Nullable [] newAcl(AclItem @Nullable [] list, int old, int owner) {
    return list == null
        ? null
        : AclChanges.newOwner(List.of(list), old, owner).toArray(AclItem[]::new);
  }

  /// OIDs of the sequences that columns of a table own.
  public static List<Integer> ownedSequences(Definer definer, int table) {
    return OwnedSequences.ofTable(definer.catalog(), table).stream().map(PgClass::oid).toList();
  }
}
