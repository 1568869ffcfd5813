package org.gajah.commands.object;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgTransform;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;

/// Whether the user owns what a command is about. Mirrors `check_object_ownership` of
/// `catalog/objectaddress.c`.
public final class ObjectOwners {
  private final Definer definer;

  public ObjectOwners(Definer definer) {
    this.definer = definer;
  }

  /// @throws PgException 42501 unless the user owns an object
  public void require(ObjectType type, Located located, Node name) {
    Relation relation = located.relation();
    if (relation != null) {
      definer
          .privileges()
          .requireOwner(
              type == ObjectType.OBJECT_TABLE
                      || type == ObjectType.OBJECT_INDEX
                      || type == ObjectType.OBJECT_SEQUENCE
                      || type == ObjectType.OBJECT_VIEW
                      || type == ObjectType.OBJECT_MATVIEW
                      || type == ObjectType.OBJECT_FOREIGN_TABLE
                  ? type
                  : Denials.kindOf(relation.kind()),
              relation.owner(),
              relation.name());
      return;
    }
    ObjectAddress address = located.address();
    switch (type) {
      case OBJECT_TYPE, OBJECT_DOMAIN -> requireType(address.object());
      case OBJECT_DOMCONSTRAINT ->
          requireType(
              definer
                  .catalog()
                  .scan(PgConstraint.OID_INDEX, address.object())
                  .getFirst()
                  .contypid());
      case OBJECT_CAST -> requireCast(address.object());
      case OBJECT_TRANSFORM ->
          requireType(
              definer.catalog().scan(PgTransform.OID_INDEX, address.object()).getFirst().trftype());
      case OBJECT_ROLE -> requireRole(address.object());
      case OBJECT_ACCESS_METHOD -> {
        if (!definer.roles().isSuperuser(definer.user())) {
          throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "must be superuser");
        }
      }
      default -> {
        if (!owns(address)) {
          throw Denials.notOwner(type, display(name));
        }
      }
    }
  }

  /// Whether the user owns an object that has an owner.
  public boolean owns(ObjectAddress address) {
    return definer
        .privileges()
        .owns(
            ObjectCatalog.of(address.catalog()).edit(definer, address.object()).owner(),
            definer.user());
  }

  private void requireType(int type) {
    PgType row = definer.types().get(type);
    if (!definer.privileges().owns(row.typowner(), definer.user())) {
      int element = definer.types().element(type);
      throw Denials.notOwner(
          ObjectType.OBJECT_TYPE,
          definer.typeNames().format(element == Oid.INVALID ? type : element));
    }
  }

  private void requireCast(int cast) {
    PgCast row = definer.catalog().scan(PgCast.OID_INDEX, cast).getFirst();
    boolean owns =
        definer.privileges().owns(definer.types().get(row.castsource()).typowner(), definer.user())
            || definer
                .privileges()
                .owns(definer.types().get(row.casttarget()).typowner(), definer.user());
    if (!owns) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "must be owner of type %s or type %s"
              .formatted(
                  definer.typeNames().format(row.castsource()),
                  definer.typeNames().format(row.casttarget())));
    }
  }

  private void requireRole(int role) {
    PgAuthid row = Objects.requireNonNull(definer.roles().find(role));
    if (row.rolsuper()) {
      if (!definer.roles().isSuperuser(definer.user())) {
        throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied")
            .detail("The current user must have the %s attribute.".formatted("SUPERUSER"));
      }
      return;
    }
    if (!definer.roles().mayCreateRoles(definer.user())) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied")
          .detail("The current user must have the %s attribute.".formatted("CREATEROLE"));
    }
    if (!definer.roles().isAdmin(definer.user(), role)) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied")
          .detail(
              "The current user must have the %s option on role \"%s\"."
                  .formatted("ADMIN", row.rolname()));
    }
  }

  /// OID of the schema that an object is in; 0 for none.
  public int schemaOf(ObjectAddress address) {
    ObjectCatalog<?> kind = ObjectCatalog.find(address.catalog());
    return kind == null || kind.schema() == 0
        ? Oid.INVALID
        : kind.edit(definer, address.object()).schema();
  }

  /// Whether the user owns a schema.
  public boolean ownsSchema(int schema) {
    PgNamespace row = definer.catalog().get(SysCache.NAMESPACEOID, schema);
    return definer.privileges().owns(row.nspowner(), definer.user());
  }

  /// A name as messages about rights show it.
  public static String display(Node name) {
    return switch (name) {
      case StringNode one -> one.sval();
      case NodeList list -> QualifiedName.text(strings(list));
      case TypeName type -> QualifiedName.text(type.names());
      case ObjectWithArgs routine -> QualifiedName.text(routine.objname());
      case RangeVar range -> range.relname();
      default -> throw PgException.internal("unrecognized name");
    };
  }

  private static List<String> strings(NodeList list) {
    return list.strings();
  }
}
