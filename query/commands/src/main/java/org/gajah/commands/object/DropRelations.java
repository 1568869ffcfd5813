package org.gajah.commands.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// DROP TABLE, INDEX, SEQUENCE, VIEW and so on. Mirrors `RemoveRelations` of
/// `commands/tablecmds.c`.
public final class DropRelations implements Command {
  private final DropStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public DropRelations(DropStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  /// How messages speak of a kind of relation.
  private record Kind(char relkind, String noun, String article, String plural) {}

  private static Kind kind(ObjectType type) {
    return switch (type) {
      case OBJECT_TABLE -> new Kind('r', "table", "a table", "TABLE");
      case OBJECT_SEQUENCE -> new Kind('S', "sequence", "a sequence", "SEQUENCE");
      case OBJECT_VIEW -> new Kind('v', "view", "a view", "VIEW");
      case OBJECT_MATVIEW ->
          new Kind('m', "materialized view", "a materialized view", "MATERIALIZED VIEW");
      case OBJECT_INDEX -> new Kind('i', "index", "an index", "INDEX");
      case OBJECT_FOREIGN_TABLE ->
          new Kind('f', "foreign table", "a foreign table", "FOREIGN TABLE");
      default -> throw PgException.internal("unrecognized drop object type");
    };
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.concurrent()) {
      context.sql().block().preventInBlock(topLevel, "DROP INDEX CONCURRENTLY");
      throw PgException.notBuilt("DROP INDEX CONCURRENTLY");
    }
    Kind kind = kind(statement.removeType());
    List<ObjectAddress> objects = new ArrayList<>();
    for (Node each : statement.objects()) {
      RangeVar name = Names.rangeVar(((NodeList) each).strings());
      int oid =
          context
              .relations()
              .opener()
              .lock(name, LockMode.ACCESS_EXCLUSIVE, true, found -> check(found, kind));
      if (oid == Oid.INVALID) {
        missing(name, kind);
      } else {
        objects.add(ObjectAddress.of(PgClass.TABLE, oid));
      }
    }
    new Dropper(definer).drop(objects, statement.behavior());
    return Completion.of(CommandTags.of(statement));
  }

  private void check(int oid, Kind kind) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    char found =
        switch (row.relkind()) {
          case PgClass.RELKIND_PARTITIONED_TABLE -> 'r';
          case PgClass.RELKIND_PARTITIONED_INDEX -> 'i';
          default -> row.relkind();
        };
    if (found != kind.relkind()) {
      throw wrongKind(row, kind);
    }
    if (found == 'i') {
      // The table is locked first, as everybody else does it.
      PgIndex index = definer.catalog().get(SysCache.INDEXRELID, oid);
      context.relations().opener().openIfExists(index.indrelid(), LockMode.ACCESS_EXCLUSIVE);
    }
    PgNamespace schema = definer.catalog().get(SysCache.NAMESPACEOID, row.relnamespace());
    if (!definer.privileges().owns(row.relowner(), context.user())
        && !definer.privileges().owns(schema.nspowner(), context.user())) {
      throw Denials.notOwner(Denials.kindOf(row.relkind()), row.relname());
    }
    new Ownership(definer).requireNoCatalog(row);
  }

  private static PgException wrongKind(PgClass row, Kind kind) {
    ObjectType right =
        switch (row.relkind()) {
          case 'r', 'p' -> ObjectType.OBJECT_TABLE;
          case 'S' -> ObjectType.OBJECT_SEQUENCE;
          case 'v' -> ObjectType.OBJECT_VIEW;
          case 'm' -> ObjectType.OBJECT_MATVIEW;
          case 'i', 'I' -> ObjectType.OBJECT_INDEX;
          case 'f' -> ObjectType.OBJECT_FOREIGN_TABLE;
          default -> ObjectType.OBJECT_TYPE;
        };
    PgException fault =
        new PgException(
            SqlState.WRONG_OBJECT_TYPE,
            "\"%s\" is not %s".formatted(row.relname(), kind.article()));
    if (right == ObjectType.OBJECT_TYPE) {
      return row.relkind() == 'c' ? fault.hint("Use DROP TYPE to remove a type.") : fault;
    }
    Kind other = kind(right);
    return fault.hint("Use DROP %s to remove %s.".formatted(other.plural(), other.article()));
  }

  private void missing(RangeVar name, Kind kind) {
    boolean schemaMissing =
        name.schemaname() != null
            && context.namespaces().oid(name.schemaname(), true) == Oid.INVALID;
    if (statement.missing_ok()) {
      definer.notice(
          schemaMissing
              ? "schema \"%s\" does not exist, skipping".formatted(name.schemaname())
              : "%s \"%s\" does not exist, skipping".formatted(kind.noun(), name.relname()));
      return;
    }
    if (schemaMissing) {
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA,
          "schema \"%s\" does not exist".formatted(Objects.requireNonNull(name.schemaname())));
    }
    throw new PgException(
        kind.relkind() == 'i' || kind.relkind() == 'f'
            ? SqlState.UNDEFINED_OBJECT
            : SqlState.UNDEFINED_TABLE,
        "%s \"%s\" does not exist".formatted(kind.noun(), name.relname()));
  }
}
