package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgPartitionedTable;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.Deparser;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// The functions of SQL that show definitions (`pg_get_viewdef` and its kin), for a session.
public final class CatalogDeparser implements Deparser {
  private final AnalysisContext context;
  private final Definitions definitions;

  public CatalogDeparser(AnalysisContext context) {
    this.context = context;
    this.definitions = new Definitions(context);
  }

  @Override
  public @Nullable String expression(String tree, int relation, boolean pretty) {
    if (relation != 0 && context.lookups().relations().find(relation) == null) {
      return null;
    }
    return definitions.expression(tree, relation, pretty);
  }

  @Override
  public @Nullable String index(int index, int column, boolean pretty) {
    return context.catalog().find(SysCache.INDEXRELID, index) == null
        ? null
        : definitions.index(index, column, pretty);
  }

  @Override
  public @Nullable String constraint(int constraint, boolean pretty) {
    return context.catalog().find(SysCache.CONSTROID, constraint) == null
        ? null
        : definitions.constraint(constraint, pretty);
  }

  @Override
  public @Nullable String view(int view, boolean pretty, int wrapColumn) {
    if (wrapColumn != 0) {
      throw PgException.notBuilt("wrapping the lines of a view");
    }
    PgClass relation = context.lookups().relations().find(view);
    return relation == null ? null : definitions.view(view, pretty);
  }

  @Override
  public @Nullable String rule(int rule, boolean pretty) {
    for (PgRewrite row : context.catalog().scan(PgRewrite.OID_INDEX, rule)) {
      return new Rules(context, definitions).definition(row, pretty);
    }
    return null;
  }

  @Override
  public @Nullable String trigger(int trigger, boolean pretty) {
    for (PgTrigger row : context.catalog().scan(PgTrigger.OID_INDEX, trigger)) {
      return new Triggers(context, definitions).definition(row, pretty);
    }
    return null;
  }

  @Override
  public @Nullable String function(int function) {
    PgProc row = context.catalog().find(SysCache.PROCOID, function);
    return row == null
        ? null
        : new Functions(context)
            .definition(row, arguments(row, false, false), functionResult(function));
  }

  @Override
  public @Nullable String functionBody(int function) {
    PgProc row = context.catalog().find(SysCache.PROCOID, function);
    if (row == null || row.prosqlbody() == null) {
      return null;
    }
    return new Functions(context).body(row);
  }

  @Override
  public @Nullable String functionArguments(int function, boolean identity) {
    PgProc row = context.catalog().find(SysCache.PROCOID, function);
    return row == null ? null : arguments(row, identity, false);
  }

  private String arguments(PgProc row, boolean identity, boolean tableOnly) {
    int[] all = row.proallargtypes();
    int[] typesOf = all == null ? row.proargtypes() : all;
    char[] modes = row.proargmodes();
    String[] names = row.proargnames();
    List<Expr> defaults = identity ? List.of() : defaults(row);
    int firstDefault = row.pronargs() - defaults.size();
    List<String> result = new ArrayList<>();
    int input = 0;
    for (int i = 0; i < typesOf.length; i++) {
      char mode = modes == null ? 'i' : modes[i];
      boolean isInput = mode == 'i' || mode == 'b' || mode == 'v';
      int number = isInput ? input++ : -1;
      if (tableOnly != (mode == 't')) {
        continue;
      }
      StringBuilder sql = new StringBuilder(word(mode, row.prokind()));
      if (names != null && !names[i].isEmpty()) {
        sql.append(quote(names[i])).append(' ');
      }
      sql.append(context.lookups().typeNames().format(typesOf[i]));
      if (isInput && !identity && number >= firstDefault) {
        sql.append(" DEFAULT ").append(written(defaults.get(number - firstDefault)));
      }
      result.add(sql.toString());
    }
    return row.prokind() == 'a' ? withOrder(row, result) : String.join(", ", result);
  }

  /// The arguments of an aggregate, the ordered ones behind ORDER BY.
  private String withOrder(PgProc row, List<String> arguments) {
    PgAggregate aggregate = context.lookups().aggregate(row.oid());
    if (aggregate.aggkind() == 'n') {
      return String.join(", ", arguments);
    }
    int direct = aggregate.aggnumdirectargs();
    List<String> ordered =
        direct < arguments.size()
            ? arguments.subList(direct, arguments.size())
            : List.of(arguments.getLast());
    String before = String.join(", ", arguments.subList(0, direct));
    return (before.isEmpty() ? "" : before + " ") + "ORDER BY " + String.join(", ", ordered);
  }

  private static String word(char mode, char kind) {
    return switch (mode) {
      case 'b' -> "INOUT ";
      case 'o' -> "OUT ";
      case 'v' -> "VARIADIC ";
      case 'i' -> kind == 'p' ? "IN " : "";
      default -> "";
    };
  }

  private List<Expr> defaults(PgProc row) {
    List<Expr> result = new ArrayList<>();
    if (row.proargdefaults() != null) {
      for (Node each : NodeReader.read(row.proargdefaults(), NodeList.class).elements()) {
        result.add((Expr) Objects.requireNonNull(each));
      }
    }
    return result;
  }

  private String written(Expr expr) {
    Output out = new Output(false);
    Names none = new Names(context, List.of(), null, null);
    new ExpressionWriter(context, out, none, false).write(expr, false);
    return out.text.toString();
  }

  @Override
  public @Nullable String functionArgumentDefault(int function, int argument) {
    PgProc row = context.catalog().find(SysCache.PROCOID, function);
    if (row == null) {
      return null;
    }
    char[] modes = row.proargmodes();
    int input = 0;
    for (int i = 0; i < argument; i++) {
      char mode = modes == null || i >= modes.length ? 'i' : modes[i];
      boolean isInput = mode == 'i' || mode == 'b' || mode == 'v';
      input += isInput ? 1 : 0;
      if (i == argument - 1 && !isInput) {
        return null;
      }
    }
    List<Expr> defaults = defaults(row);
    int at = input - 1 - (row.pronargs() - defaults.size());
    return at < 0 || at >= defaults.size() ? null : written(defaults.get(at));
  }

  @Override
  public @Nullable String functionResult(int function) {
    PgProc row = context.catalog().find(SysCache.PROCOID, function);
    if (row == null || row.prokind() == 'p') {
      return null;
    }
    char[] modes = row.proargmodes();
    if (row.proretset() && modes != null && new String(modes).indexOf('t') >= 0) {
      return "TABLE(" + arguments(row, false, true) + ")";
    }
    String type = context.lookups().typeNames().format(row.prorettype());
    return row.proretset() ? "SETOF " + type : type;
  }

  @Override
  public @Nullable String partitionKey(int relation, boolean pretty) {
    PgPartitionedTable row = context.catalog().find(SysCache.PARTRELID, relation);
    return row == null ? null : new Partitions(context, definitions).key(row, pretty);
  }

  @Override
  public @Nullable String partitionConstraint(int relation) {
    PgClass row = context.lookups().relations().find(relation);
    if (row == null || !row.relispartition()) {
      return null;
    }
    throw PgException.notBuilt("pg_get_partition_constraintdef");
  }

  @Override
  public @Nullable String statistics(int statistics, boolean columnsOnly) {
    PgStatisticExt row = context.catalog().find(SysCache.STATEXTOID, statistics);
    if (row == null) {
      return null;
    }
    StatisticsObjects objects = new StatisticsObjects(context, definitions);
    return columnsOnly ? objects.columns(row) : objects.definition(row);
  }

  @Override
  public @Nullable List<String> statisticsExpressions(int statistics) {
    PgStatisticExt row = context.catalog().find(SysCache.STATEXTOID, statistics);
    return row == null || row.stxexprs() == null
        ? null
        : new StatisticsObjects(context, definitions).expressions(row);
  }
}
