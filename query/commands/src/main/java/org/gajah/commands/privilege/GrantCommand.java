package org.gajah.commands.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgForeignDataWrapper;
import org.gajah.catalog.rows.PgForeignServer;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.type.Types;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.ObjectCatalog;
import org.gajah.commands.object.ObjectFinder;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.commands.object.RoleNames;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.GrantTargetType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// GRANT and REVOKE of privileges on objects.
public final class GrantCommand implements Command {
  private final GrantStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public GrantCommand(GrantStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.grantor() != null) {
      RoleNames.oid(definer, statement.grantor(), false);
    }
    List<Integer> objects = objects();
    GrantWishes wishes = GrantWishes.of(definer, statement);
    boolean onRelations =
        statement.objtype() == ObjectType.OBJECT_TABLE
            || statement.objtype() == ObjectType.OBJECT_SEQUENCE;
    boolean onColumns =
        statement.privileges().stream().anyMatch((AccessPriv each) -> !each.cols().isEmpty());
    if (onColumns && !onRelations) {
      throw new PgException(
          SqlState.INVALID_GRANT_OPERATION, "column privileges are only valid for relations");
    }
    for (int object : objects) {
      if (onRelations) {
        new RelationGrant(definer, statement, wishes).apply(object);
      } else {
        plain(definer, statement.objtype(), object, wishes);
      }
      definer.nextCommand();
    }
    return Completion.of(CommandTags.of(statement));
  }

  private List<Integer> objects() {
    if (statement.targtype() == GrantTargetType.ACL_TARGET_ALL_IN_SCHEMA) {
      return allInSchemas();
    }
    List<Integer> result = new ArrayList<>();
    ObjectFinder finder = new ObjectFinder(definer, source.text());
    for (Node name : statement.objects()) {
      int object = object(finder, name);
      if (object != Oid.INVALID) {
        result.add(object);
      }
    }
    return result;
  }

  private int object(ObjectFinder finder, Node name) {
    ObjectType type = statement.objtype();
    return switch (type) {
      case OBJECT_TABLE, OBJECT_SEQUENCE -> context.names().relation((RangeVar) name, false);
      case OBJECT_PARAMETER_ACL ->
          new ParameterGrant(definer).row(((StringNode) name).sval(), statement.is_grant());
      case OBJECT_LARGEOBJECT ->
          throw PgException.notBuilt("GRANT ON " + GrantWishes.noun(type).toUpperCase(Locale.ROOT));
      default -> {
        boolean isType = type == ObjectType.OBJECT_TYPE || type == ObjectType.OBJECT_DOMAIN;
        Node object =
            isType && name instanceof NodeList list
                ? TypeName.builder().names(list.strings()).typemod(-1).build()
                : name;
        Located located = finder.find(type, object, LockMode.ACCESS_SHARE, false);
        yield located == null ? Oid.INVALID : located.address().object();
      }
    };
  }

  private List<Integer> allInSchemas() {
    List<Integer> result = new ArrayList<>();
    for (Node name : statement.objects()) {
      int schema = context.namespaces().explicit(((StringNode) name).sval(), false);
      switch (statement.objtype()) {
        case OBJECT_TABLE -> relations(schema, "rvmfp", result);
        case OBJECT_SEQUENCE -> relations(schema, "S", result);
        case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE -> routines(schema, result);
        default -> throw PgException.internal("unrecognized GrantStmt.objtype");
      }
    }
    return result;
  }

  private void relations(int schema, String kinds, List<Integer> result) {
    for (int i = 0; i < kinds.length(); i++) {
      for (PgClass row : definer.catalog().all(PgClass.TABLE)) {
        if (row.relnamespace() == schema && row.relkind() == kinds.charAt(i)) {
          result.add(row.oid());
        }
      }
    }
  }

  private void routines(int schema, List<Integer> result) {
    for (PgProc row : definer.catalog().all(PgProc.TABLE)) {
      boolean fits =
          switch (statement.objtype()) {
            case OBJECT_FUNCTION -> row.prokind() != 'p';
            case OBJECT_PROCEDURE -> row.prokind() == 'p';
            default -> true;
          };
      if (row.pronamespace() == schema && fits) {
        result.add(row.oid());
      }
    }
  }

  /// Changes the list of one object that is no relation.
  static void plain(Definer definer, ObjectType type, int object, GrantWishes wishes) {
    if (type == ObjectType.OBJECT_PARAMETER_ACL) {
      new ParameterGrant(definer).apply(object, wishes);
      return;
    }
    int catalog =
        switch (type) {
          case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE -> PgProc.TABLE.oid();
          case OBJECT_TYPE, OBJECT_DOMAIN -> PgType.TABLE.oid();
          case OBJECT_SCHEMA -> PgNamespace.TABLE.oid();
          case OBJECT_DATABASE -> PgDatabase.TABLE.oid();
          case OBJECT_TABLESPACE -> PgTablespace.TABLE.oid();
          case OBJECT_LANGUAGE -> PgLanguage.TABLE.oid();
          case OBJECT_FDW -> PgForeignDataWrapper.TABLE.oid();
          case OBJECT_FOREIGN_SERVER -> PgForeignServer.TABLE.oid();
          default -> throw PgException.internal("unrecognized GrantStmt.objtype");
        };
    ObjectCatalog.Editor<?> editor = ObjectCatalog.of(catalog).edit(definer, object);
    if (type == ObjectType.OBJECT_TYPE) {
      requireNoArray(definer, object);
    }
    if (type == ObjectType.OBJECT_DOMAIN && !definer.types().isDomain(object)) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a domain".formatted(editor.name()));
    }
    AclItem[] old = editor.acl();
    AclItem[] now =
        new AclEdit(definer, type, editor.name(), null).change(old, editor.owner(), wishes);
    editor.acl(now).save();
    definer
        .dependencies()
        .changeAcl(new ObjectAddress(catalog, object, 0), editor.owner(), old, now);
  }

  private static void requireNoArray(Definer definer, int type) {
    PgType row = definer.types().get(type);
    if (Types.isTrueArray(row)) {
      throw new PgException(
              SqlState.INVALID_GRANT_OPERATION, "cannot set privileges of array types")
          .hint("Set the privileges of the element type instead.");
    }
  }
}
