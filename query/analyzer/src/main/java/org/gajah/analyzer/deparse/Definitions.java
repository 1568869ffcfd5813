package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.PartitionBoundSpec;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// The SQL that would define what the catalogs hold.
public final class Definitions {
  private final AnalysisContext context;

  public Definitions(AnalysisContext context) {
    this.context = context;
  }

  /// A stored expression (`pg_get_expr`).
  ///
  /// @param tree as stored; an expression or a list of them
  /// @param relation the table whose columns it uses, or 0
  /// @param pretty whether to leave out parentheses that are not needed
  public String expression(String tree, int relation, boolean pretty) {
    Node node = NodeReader.read(tree);
    Output out = new Output(pretty);
    ExpressionWriter writer = writer(out, relation);
    switch (node) {
      case NodeList list -> {
        List<Expr> exprs = new ArrayList<>();
        list.elements().forEach(each -> exprs.add((Expr) Objects.requireNonNull(each)));
        writer.list(exprs, false);
      }
      case Expr expr -> writer.write(expr, false);
      case PartitionBoundSpec bound -> new Partitions(context, this).bound(bound, out, writer);
      case null, default -> throw PgException.notBuilt("deparsing of a tree that is no expression");
    }
    return out.text.toString();
  }

  ExpressionWriter writer(Output out, int relation) {
    List<RangeTblEntry> entries = new ArrayList<>();
    if (relation != 0) {
      PgClass row = context.lookups().relations().get(relation);
      entries.add(
          RangeTblEntry.builder()
              .rtekind(RTEKind.RTE_RELATION)
              .relid(relation)
              .relkind(row.relkind())
              .eref(new Alias(row.relname(), List.of()))
              .inFromCl(true)
              .build());
    }
    return new ExpressionWriter(context, out, new Names(context, entries, null, null), false);
  }

  /// The query of a view (`pg_get_viewdef`), with its semicolon.
  public String view(int oid, boolean pretty) {
    for (PgRewrite rule : context.catalog().list(SysCache.RULERELNAME, oid)) {
      if (rule.ev_type() == '1') {
        NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
        Query query = (Query) Objects.requireNonNull(actions.get(0));
        List<String> columns = new ArrayList<>();
        for (PgAttribute column : context.lookups().relations().columns(oid)) {
          columns.add(column.attname());
        }
        return query(query, columns, pretty) + ";";
      }
    }
    return "Not a view";
  }

  /// A query.
  ///
  /// @param columns names of the result's columns where they differ from the query's
  public String query(Query query, List<String> columns, boolean pretty) {
    Output out = new Output(pretty);
    Names none = new Names(context, List.of(), null, null);
    new ExpressionWriter(context, out, none, false).queries.query(query, null, columns, true);
    return out.text.toString();
  }

  /// An index (`pg_get_indexdef`).
  ///
  /// @param column 0 for the whole definition, else the number of a column of the index
  public String index(int oid, int column, boolean pretty) {
    PgIndex index = context.catalog().get(SysCache.INDEXRELID, oid);
    PgClass relation = context.lookups().relations().get(oid);
    PgClass table = context.lookups().relations().get(index.indrelid());
    String method = context.catalog().get(SysCache.AMOID, relation.relam()).amname();
    StringBuilder sql = new StringBuilder();
    if (column == 0) {
      sql.append("CREATE ").append(index.indisunique() ? "UNIQUE " : "");
      sql.append("INDEX ").append(quote(relation.relname())).append(" ON ");
      sql.append(relation.relkind() == 'I' ? "ONLY " : "");
      sql.append(pretty ? visibleName(table) : qualifiedName(table));
      sql.append(" USING ").append(quote(method)).append(" (");
    }
    sql.append(columns(index, column, null, pretty));
    if (column == 0) {
      sql.append(rest(index, relation, false, pretty));
    }
    return sql.toString();
  }

  private String rest(PgIndex index, PgClass relation, boolean constraint, boolean pretty) {
    StringBuilder sql = new StringBuilder(")");
    sql.append(index.indnullsnotdistinct() ? " NULLS NOT DISTINCT" : "");
    String[] options = relation.reloptions();
    if (options != null) {
      sql.append(" WITH (").append(options(options)).append(")");
    }
    if (index.indpred() != null) {
      String text = expression(index.indpred(), index.indrelid(), pretty);
      sql.append(" WHERE ").append(constraint ? "(" + text + ")" : text);
    }
    return sql.toString();
  }

  private String exclusion(PgConstraint row, boolean pretty) {
    PgIndex index = context.catalog().get(SysCache.INDEXRELID, row.conindid());
    PgClass relation = context.lookups().relations().get(row.conindid());
    String method = context.catalog().get(SysCache.AMOID, relation.relam()).amname();
    return "EXCLUDE USING "
        + quote(method)
        + " ("
        + columns(index, 0, row.conexclop(), pretty)
        + rest(index, relation, true, pretty);
  }

  private static String options(String[] options) {
    List<String> result = new ArrayList<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1);
      result.add(quote(option.substring(0, equals)) + "=" + "'" + value + "'");
    }
    return String.join(", ", result);
  }

  /// @param operators of an exclusion constraint
  private String columns(PgIndex index, int wanted, int @Nullable [] operators, boolean pretty) {
    StringBuilder sql = new StringBuilder();
    List<Expr> exprs = new ArrayList<>();
    if (index.indexprs() != null) {
      NodeReader.read(index.indexprs(), NodeList.class)
          .elements()
          .forEach(each -> exprs.add((Expr) Objects.requireNonNull(each)));
    }
    int nextExpr = 0;
    for (int i = 0; i < index.indnatts(); i++) {
      short number = index.indkey()[i];
      Expr expr = number == 0 ? exprs.get(nextExpr++) : null;
      if (wanted != 0 && wanted != i + 1) {
        continue;
      }
      if (wanted == 0) {
        sql.append(i == index.indnkeyatts() ? ") INCLUDE (" : i == 0 ? "" : ", ");
      }
      sql.append(key(index, number, expr, pretty));
      if (wanted == 0 && i < index.indnkeyatts()) {
        sql.append(details(index, i, number, expr));
        if (operators != null) {
          String operator = writer(new Output(pretty), 0).objects.operator(operators[i]);
          sql.append(" WITH ").append(operator);
        }
      }
    }
    return sql.toString();
  }

  private String key(PgIndex index, short number, @Nullable Expr expr, boolean pretty) {
    if (expr == null) {
      PgAttribute column = context.lookups().relations().column(index.indrelid(), number);
      return column == null ? "" : quote(column.attname());
    }
    Output out = new Output(pretty);
    writer(out, index.indrelid()).write(expr, false);
    return Simplicity.looksLikeFunction(expr) ? out.text.toString() : "(" + out.text + ")";
  }

  private String details(PgIndex index, int at, short number, @Nullable Expr expr) {
    StringBuilder sql = new StringBuilder();
    Output out = new Output(true);
    ExpressionWriter writer = writer(out, index.indrelid());
    PgAttribute column =
        expr == null ? context.lookups().relations().column(index.indrelid(), number) : null;
    int type = column == null ? writer.exprTypes.type(expr) : column.atttypid();
    int collation = column == null ? writer.exprTypes.collation(expr) : column.attcollation();
    int own = index.indcollation()[at];
    if (own != 0 && own != collation) {
      sql.append(" COLLATE ").append(writer.objects.collation(own));
    }
    sql.append(operatorClass(index.indclass()[at], type));
    short option = index.indoption()[at];
    if ((option & 1) != 0) {
      sql.append(" DESC").append((option & 2) == 0 ? " NULLS LAST" : "");
    } else if ((option & 2) != 0) {
      sql.append(" NULLS FIRST");
    }
    return sql.toString();
  }

  /// The name of an operator class, with a space before it, where it is not a type's usual one.
  String operatorClass(int oid, int type) {
    PgOpclass row = context.catalog().get(SysCache.CLAOID, oid);
    if (context.lookups().operatorClasses().byDefault(type, row.opcmethod()) == oid) {
      return "";
    }
    boolean visible = context.lookups().names().isOperatorClassVisible(oid);
    return " " + quote(visible ? null : schemaName(row.opcnamespace()), row.opcname());
  }

  String visibleName(PgClass relation) {
    return context.lookups().names().isRelationVisible(relation.oid())
        ? quote(relation.relname())
        : qualifiedName(relation);
  }

  String qualifiedName(PgClass relation) {
    return quote(schemaName(relation.relnamespace()), relation.relname());
  }

  @Nullable String schemaName(int schema) {
    return context.lookups().names().namespaces().printableNameOf(schema);
  }

  /// A constraint (`pg_get_constraintdef`).
  public String constraint(int oid, boolean pretty) {
    PgConstraint row = context.catalog().get(SysCache.CONSTROID, oid);
    StringBuilder sql = new StringBuilder();
    switch (row.contype()) {
      case 'f' -> foreignKey(row, sql);
      case 'p', 'u' -> key(row, sql);
      case 'c' -> {
        String tree = Objects.requireNonNull(row.conbin());
        String text = expression(tree, row.conrelid(), pretty);
        sql.append("CHECK (").append(text).append(")");
        sql.append(row.connoinherit() ? " NO INHERIT" : "");
      }
      case 'n' -> sql.append("NOT NULL");
      case 't' -> sql.append("TRIGGER");
      case 'x' -> sql.append(exclusion(row, pretty));
      default -> throw PgException.internal("invalid constraint type \"" + row.contype() + "\"");
    }
    sql.append(row.condeferrable() ? " DEFERRABLE" : "");
    sql.append(row.condeferred() ? " INITIALLY DEFERRED" : "");
    sql.append(row.convalidated() ? "" : " NOT VALID");
    return sql.toString();
  }

  private void key(PgConstraint row, StringBuilder sql) {
    PgIndex index = context.catalog().get(SysCache.INDEXRELID, row.conindid());
    sql.append(row.contype() == 'p' ? "PRIMARY KEY " : "UNIQUE ");
    sql.append(index.indnullsnotdistinct() ? "NULLS NOT DISTINCT " : "");
    sql.append('(').append(names(row.conrelid(), row.conkey())).append(')');
    if (index.indnatts() > index.indnkeyatts()) {
      short[] included = Arrays.copyOfRange(index.indkey(), index.indnkeyatts(), index.indnatts());
      sql.append(" INCLUDE (").append(names(row.conrelid(), included)).append(')');
    }
  }

  private String names(int relation, short @Nullable [] columns) {
    List<String> result = new ArrayList<>();
    for (int i = 0; columns != null && i < columns.length; i++) {
      PgAttribute column = context.lookups().relations().column(relation, columns[i]);
      result.add(column == null ? "" : quote(column.attname()));
    }
    return String.join(", ", result);
  }

  private void foreignKey(PgConstraint row, StringBuilder sql) {
    PgClass referenced = context.lookups().relations().get(row.confrelid());
    sql.append("FOREIGN KEY (").append(names(row.conrelid(), row.conkey()));
    sql.append(") REFERENCES ").append(visibleName(referenced));
    sql.append('(').append(names(row.confrelid(), row.confkey())).append(')');
    sql.append(row.confmatchtype() == 'f' ? " MATCH FULL" : "");
    String update = action(row.confupdtype());
    String delete = action(row.confdeltype());
    sql.append(update == null ? "" : " ON UPDATE " + update);
    sql.append(delete == null ? "" : " ON DELETE " + delete);
    if (row.confdelsetcols() != null) {
      sql.append(" (").append(names(row.conrelid(), row.confdelsetcols())).append(')');
    }
  }

  private static @Nullable String action(char letter) {
    return switch (letter) {
      case 'r' -> "RESTRICT";
      case 'c' -> "CASCADE";
      case 'n' -> "SET NULL";
      case 'd' -> "SET DEFAULT";
      default -> null;
    };
  }
}
