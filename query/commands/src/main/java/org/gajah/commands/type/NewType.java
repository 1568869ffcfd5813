package org.gajah.commands.type;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogstore.change.Dependencies;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Makes types. Mirrors `TypeCreate` and `GenerateTypeDependencies` of `catalog/pg_type.c`.
public final class NewType {
  private final Definer definer;

  public NewType(Definer definer) {
    this.definer = definer;
  }

  /// The beginning of a type's row: variable length, nothing special.
  public static RowEdit<PgType> row(String name, int schema, int owner, char kind, char category) {
    return RowEdit.blank(PgType.TABLE)
        .set(PgType.ANUM_TYPNAME, name)
        .set(PgType.ANUM_TYPNAMESPACE, schema)
        .set(PgType.ANUM_TYPOWNER, owner)
        .set(PgType.ANUM_TYPLEN, -1)
        .set(PgType.ANUM_TYPTYPE, kind)
        .set(PgType.ANUM_TYPCATEGORY, category)
        .set(PgType.ANUM_TYPISDEFINED, true)
        .set(PgType.ANUM_TYPDELIM, ',')
        .set(PgType.ANUM_TYPALIGN, 'd')
        .set(PgType.ANUM_TYPSTORAGE, 'x')
        .set(PgType.ANUM_TYPTYPMOD, -1);
  }

  /// The row of the type of a relation's rows.
  public static RowEdit<PgType> composite(String name, int schema, int owner, int relation) {
    return row(name, schema, owner, 'c', 'C')
        .set(PgType.ANUM_TYPRELID, relation)
        .set(PgType.ANUM_TYPINPUT, FunctionOid.RECORD_IN)
        .set(PgType.ANUM_TYPOUTPUT, FunctionOid.RECORD_OUT)
        .set(PgType.ANUM_TYPRECEIVE, FunctionOid.RECORD_RECV)
        .set(PgType.ANUM_TYPSEND, FunctionOid.RECORD_SEND);
  }

  /// Makes a type and the type of its arrays.
  ///
  /// @param edit the row, without OIDs
  /// @param relationKind of the relation whose rows it has; 0 for other types
  /// @param defaultValue of a domain, to know what it depends on
  /// @return its OID
  public int createWithArray(RowEdit<PgType> edit, char relationKind, @Nullable Expr defaultValue) {
    int array = definer.oids().next(PgType.OID_INDEX);
    int type = create(edit.set(PgType.ANUM_TYPARRAY, array), 0, relationKind, defaultValue);
    PgType element = edit.row();
    String name = new ChosenNames(definer.catalog()).arrayType(element.typname(), element.typnamespace());
    RowEdit<PgType> arrays =
        row(name, element.typnamespace(), element.typowner(), 'b', 'A')
            .set(PgType.ANUM_TYPSUBSCRIPT, FunctionOid.ARRAY_SUBSCRIPT_HANDLER)
            .set(PgType.ANUM_TYPELEM, type)
            .set(PgType.ANUM_TYPINPUT, FunctionOid.ARRAY_IN)
            .set(PgType.ANUM_TYPOUTPUT, FunctionOid.ARRAY_OUT)
            .set(PgType.ANUM_TYPRECEIVE, FunctionOid.ARRAY_RECV)
            .set(PgType.ANUM_TYPSEND, FunctionOid.ARRAY_SEND)
            .set(PgType.ANUM_TYPMODIN, element.typmodin())
            .set(PgType.ANUM_TYPMODOUT, element.typmodout())
            .set(PgType.ANUM_TYPANALYZE, FunctionOid.ARRAY_TYPANALYZE)
            .set(PgType.ANUM_TYPALIGN, element.typalign() == 'd' ? 'd' : 'i')
            .set(PgType.ANUM_TYPCOLLATION, element.typcollation());
    create(arrays, array, '\0', null);
    return type;
  }

  /// Makes a type.
  ///
  /// @param oid 0 to choose one
  public int create(RowEdit<PgType> edit, int oid, char relationKind, @Nullable Expr defaultValue) {
    PgType asked = edit.row();
    if (definer.catalog().find(SysCache.TYPENAMENSP, asked.typname(), asked.typnamespace())
        != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(asked.typname()));
    }
    int type = oid == Oid.INVALID ? definer.oids().next(PgType.OID_INDEX) : oid;
    AclItem[] acl =
        isDependent(asked, relationKind)
            ? null
            : definer
                .defaultPrivileges()
                .of(ObjectType.OBJECT_TYPE, asked.typowner(), asked.typnamespace());
    PgType row = edit.set(PgType.ANUM_OID, type).set(PgType.ANUM_TYPACL, acl).row();
    definer.writer().insert(row);
    depend(row, relationKind, defaultValue);
    return type;
  }

  private static boolean isImplicitArray(PgType row) {
    return row.typelem() != Oid.INVALID
        && row.typsubscript() == FunctionOid.ARRAY_SUBSCRIPT_HANDLER;
  }

  private static boolean isDependent(PgType row, char relationKind) {
    return isImplicitArray(row)
        || (row.typrelid() != Oid.INVALID && relationKind != PgClass.RELKIND_COMPOSITE_TYPE);
  }

  private void depend(PgType row, char relationKind, @Nullable Expr defaultValue) {
    Dependencies dependencies = definer.dependencies();
    ObjectAddress self = ObjectAddress.of(PgType.TABLE, row.oid());
    if (!isDependent(row, relationKind)) {
      dependencies.record(
          self,
          ObjectAddress.of(PgNamespace.TABLE, row.typnamespace()),
          DependencyType.NORMAL);
      dependencies.recordOwner(self, row.typowner());
      dependencies.changeAcl(self, row.typowner(), null, row.typacl());
    }
    List<ObjectAddress> others = new ArrayList<>();
    for (int function :
        new int[] {
          row.typinput(),
          row.typoutput(),
          row.typreceive(),
          row.typsend(),
          row.typmodin(),
          row.typmodout(),
          row.typanalyze(),
          row.typsubscript()
        }) {
      if (function != Oid.INVALID) {
        others.add(ObjectAddress.of(PgProc.TABLE, function));
      }
    }
    if (row.typbasetype() != Oid.INVALID) {
      others.add(ObjectAddress.of(PgType.TABLE, row.typbasetype()));
    }
    if (row.typcollation() != Oid.INVALID) {
      others.add(ObjectAddress.of(PgCollation.TABLE, row.typcollation()));
    }
    dependencies.recordAll(self, others, DependencyType.NORMAL);
    if (defaultValue != null) {
      dependencies.recordAll(
          self,
          definer.expressionDependencies().of(defaultValue, List.of()),
          DependencyType.NORMAL);
    }
    dependOnOwner(row, self, relationKind);
  }

  private void dependOnOwner(PgType row, ObjectAddress self, char relationKind) {
    if (row.typrelid() != Oid.INVALID) {
      ObjectAddress relation = ObjectAddress.of(PgClass.TABLE, row.typrelid());
      if (relationKind == PgClass.RELKIND_COMPOSITE_TYPE) {
        definer.dependencies().record(relation, self, DependencyType.INTERNAL);
      } else {
        definer.dependencies().record(self, relation, DependencyType.INTERNAL);
      }
    }
    if (row.typelem() != Oid.INVALID) {
      definer
          .dependencies()
          .record(
              self,
              ObjectAddress.of(PgType.TABLE, row.typelem()),
              isImplicitArray(row) ? DependencyType.INTERNAL : DependencyType.NORMAL);
    }
  }

  /// Gives the type of arrays that has a name another, so that the name is free
  /// (`moveArrayTypeName`).
  ///
  /// @return false when the name is that of some other type
  public boolean moveArrayType(String name, int schema) {
    PgType other = definer.catalog().find(SysCache.TYPENAMENSP, name, schema);
    if (other == null) {
      return true;
    }
    if (!isImplicitArray(other)) {
      return false;
    }
    PgType element = definer.types().get(other.typelem());
    if (element.typarray() != other.oid()) {
      return false;
    }
    Found<PgType> found = definer.writer().locate(SysCache.TYPEOID, other.oid());
    String free = new ChosenNames(definer.catalog()).arrayType(name, schema);
    definer
        .writer()
        .update(found, RowEdit.of(PgType.TABLE, found.row()).set(PgType.ANUM_TYPNAME, free).row());
    definer.nextCommand();
    return true;
  }
}
