package org.gajah.functions.builtin;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.relation.RewriteRule;
import org.gajah.catalog.relation.UpdatableViews;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgForeignDataWrapper;
import org.gajah.catalog.rows.PgForeignServer;
import org.gajah.catalog.rows.PgForeignTable;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Which commands may change a relation, as a bit for each number of [CmdType]
/// (`relation_is_updatable()` of `rewrite/rewriteHandler.c`).
public final class Updatability {
  private static final int UPDATE = 1 << CmdType.CMD_UPDATE.value();
  private static final int INSERT = 1 << CmdType.CMD_INSERT.value();
  private static final int DELETE = 1 << CmdType.CMD_DELETE.value();
  private static final int ALL = UPDATE | INSERT | DELETE;

  // Bits of pg_trigger.tgtype
  private static final int TRIGGER_ROW = 1;
  private static final int TRIGGER_INSERT = 4;
  private static final int TRIGGER_DELETE = 8;
  private static final int TRIGGER_UPDATE = 16;
  private static final int TRIGGER_INSTEAD = 64;

  private final CatalogSource catalog;
  private final RelationCatalog relations;
  private final boolean triggersCount;
  private final Set<Integer> outer = new HashSet<>();

  private Updatability(FunctionContext context, boolean triggersCount) {
    this.catalog = context.catalog();
    this.relations = new RelationCatalog(catalog);
    this.triggersCount = triggersCount;
  }

  @PgFunction("pg_relation_is_updatable")
  public static int ofRelation(FunctionContext context, int relation, boolean triggersCount) {
    return new Updatability(context, triggersCount).of(relation, null);
  }

  @PgFunction("pg_column_is_updatable")
  public static boolean ofColumn(
      FunctionContext context, int relation, short column, boolean triggersCount) {
    if (column <= 0) {
      return false;
    }
    BitSet columns = new BitSet();
    columns.set(column);
    int needed = UPDATE | DELETE;
    return (new Updatability(context, triggersCount).of(relation, columns) & needed) == needed;
  }

  /// @param columns those that are asked for; null for any
  private int of(int oid, @Nullable BitSet columns) {
    Relation relation = relations.find(oid);
    if (relation == null || !outer.add(oid)) {
      return 0;
    }
    try {
      return of(relation, columns);
    } finally {
      outer.remove(oid);
    }
  }

  private int of(Relation relation, @Nullable BitSet columns) {
    char kind = relation.kind();
    if (kind == PgClass.RELKIND_RELATION || kind == PgClass.RELKIND_PARTITIONED_TABLE) {
      return ALL;
    }
    int commands = byRules(relation) | (triggersCount ? byTriggers(relation) : 0);
    if (commands == ALL) {
      return ALL;
    }
    if (kind == PgClass.RELKIND_FOREIGN_TABLE) {
      throw foreign(relation);
    }
    RewriteRule view = relation.viewRule();
    return kind == PgClass.RELKIND_VIEW && view != null
        ? commands | byItself(view.actions().getFirst(), columns)
        : commands;
  }

  /// Only the handler of its wrapper knows.
  private PgException foreign(Relation relation) {
    PgForeignTable table = catalog.get(SysCache.FOREIGNTABLEREL, relation.oid());
    PgForeignServer server = catalog.get(SysCache.FOREIGNSERVEROID, table.ftserver());
    PgForeignDataWrapper wrapper = catalog.get(SysCache.FOREIGNDATAWRAPPEROID, server.srvfdw());
    return wrapper.fdwhandler() == 0
        ? new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "foreign-data wrapper \"" + wrapper.fdwname() + "\" has no handler")
        : PgException.notBuilt("foreign tables");
  }

  private static int byRules(Relation relation) {
    int commands = 0;
    for (RewriteRule rule : relation.rules()) {
      if (rule.isInstead() && rule.condition() == null) {
        commands |= 1 << rule.event().value() & ALL;
      }
    }
    return commands;
  }

  private static int byTriggers(Relation relation) {
    int commands = 0;
    for (PgTrigger trigger : relation.triggers()) {
      int type = trigger.tgtype();
      if ((type & TRIGGER_INSTEAD) != 0 && (type & TRIGGER_ROW) != 0) {
        commands |= (type & TRIGGER_INSERT) != 0 ? INSERT : 0;
        commands |= (type & TRIGGER_UPDATE) != 0 ? UPDATE : 0;
        commands |= (type & TRIGGER_DELETE) != 0 ? DELETE : 0;
      }
    }
    return commands;
  }

  /// What may be done to a view as if it were the relation that it shows.
  private int byItself(Query query, @Nullable BitSet columns) {
    if (UpdatableViews.reasonAgainstRows(query) != null) {
      return 0;
    }
    BitSet wanted = new BitSet();
    for (TargetEntry target : query.targetList()) {
      int column = UpdatableViews.column(query, target);
      if (column != 0 && (columns == null || columns.get(target.resno()))) {
        wanted.set(column);
      }
    }
    int commands = wanted.isEmpty() ? DELETE : ALL;
    RangeTblEntry source = UpdatableViews.source(query);
    boolean plain =
        source.relkind() == PgClass.RELKIND_RELATION
            || source.relkind() == PgClass.RELKIND_PARTITIONED_TABLE;
    return plain ? commands : commands & of(source.relid(), wanted);
  }
}
