package org.gajah.commands.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.UpdatableViews;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.table.QueryColumns;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.ViewStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.DefElemAction;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.ViewCheckOption;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE VIEW.
public final class CreateView implements Command {
  private final ViewStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateView(ViewStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Query query =
        Analyzer.analyze(
            new RawStmt(statement.query(), 0, 0),
            source.text(),
            ParameterTypes.fixed(),
            context.analysis());
    check(query);
    Query named = named(query);
    List<String> options = StorageOptions.VIEW.changed(null, options(), null, false);
    if (options != null && options.stream().anyMatch(each -> each.startsWith("check_option="))) {
      String reason = UpdatableViews.reasonAgainst(named);
      if (reason != null) {
        throw unsupported("WITH CHECK OPTION is supported only on automatically updatable views")
            .hint(reason);
      }
    }
    RangeVar name = name(named);
    Placement.Place place = new Placement(definer).relation(name);
    List<PgAttribute> columns =
        QueryColumns.of(definer, named.targetList(), List.of(), "view column");
    PgClass old = definer.catalog().find(SysCache.RELNAMENSP, name.relname(), place.schema());
    if (old != null && statement.replace()) {
      new ViewReplacement(definer).replace(old, columns, options);
      new ViewRule(definer).store(old.oid(), named, true);
    } else {
      int view = create(name, place, columns, options);
      definer.nextCommand();
      new ViewRule(definer).store(view, named, false);
    }
    return Completion.of("CREATE VIEW");
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private void check(Query query) {
    if (query.commandType() == CmdType.CMD_UTILITY) {
      throw unsupported("views must not contain SELECT INTO");
    }
    if (query.hasModifyingCTE()) {
      throw unsupported("views must not contain data-modifying statements in WITH");
    }
    if (statement.view().relpersistence() == PgClass.RELPERSISTENCE_UNLOGGED) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "views cannot be unlogged because they do not have storage");
    }
  }

  /// The query with its columns named as the view's.
  private Query named(Query query) {
    if (statement.aliases().isEmpty()) {
      return query;
    }
    List<TargetEntry> targets = new ArrayList<>();
    int next = 0;
    for (TargetEntry target : query.targetList()) {
      targets.add(
          target.resjunk() || next >= statement.aliases().size()
              ? target
              : target.toBuilder().resname(statement.aliases().get(next++)).build());
    }
    if (next < statement.aliases().size()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "CREATE VIEW specifies more column names than columns");
    }
    return query.toBuilder().targetList(targets).build();
  }

  /// The view's name; a view of temporary relations is temporary.
  private RangeVar name(Query query) {
    RangeVar name = statement.view();
    if (name.relpersistence() == PgClass.RELPERSISTENCE_PERMANENT && usesTemporary(query)) {
      definer.notice("view \"%s\" will be a temporary view".formatted(name.relname()));
      return name.toBuilder().relpersistence(PgClass.RELPERSISTENCE_TEMP).build();
    }
    return name;
  }

  private boolean usesTemporary(Query query) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof RangeTblEntry entry && entry.rtekind() == RTEKind.RTE_RELATION) {
          PgClass row = definer.catalog().find(SysCache.RELOID, entry.relid());
          if (row != null && row.relpersistence() == PgClass.RELPERSISTENCE_TEMP) {
            return true;
          }
        }
        return children(node);
      }
    }.walk(query);
  }

  private List<DefElem> options() {
    if (statement.withCheckOption() == ViewCheckOption.NO_CHECK_OPTION) {
      return statement.options();
    }
    List<DefElem> result = new ArrayList<>(statement.options());
    result.add(
        new DefElem(
            null,
            "check_option",
            new StringNode(
                statement
                    .withCheckOption()
                    .name()
                    .replace("_CHECK_OPTION", "")
                    .toLowerCase(Locale.ROOT)),
            DefElemAction.DEFELEM_UNSPEC,
            -1));
    return result;
  }

  private int create(
      RangeVar name,
      Placement.Place place,
      List<PgAttribute> columns,
      @org.jspecify.annotations.Nullable List<String> options) {
    return new NewRelation(definer)
        .create(
            new NewRelation.Request(
                name.relname(),
                place.schema(),
                Oid.INVALID,
                context.user(),
                PgClass.RELKIND_VIEW,
                place.persistence(),
                columns,
                Oid.INVALID,
                options));
  }

  /// Locks a view as commands that change it do.
  static void lock(Definer definer, PgClass view) {
    definer.context().relations().opener().open(view.oid(), LockMode.ACCESS_EXCLUSIVE);
    new Ownership(definer).requireRelation(view);
  }
}
