package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.ListText;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Functions and procedures as SQL (`pg_get_functiondef`).
final class Functions {
  private static final int INTERNAL = 12;
  private static final int C = 13;
  private static final int BODY_INDENT = 1;

  /// Settings whose value is a list of names that are quoted one by one.
  private static final List<String> LISTS =
      List.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private final AnalysisContext context;

  Functions(AnalysisContext context) {
    this.context = context;
  }

  /// @param arguments with their defaults
  /// @param result null for a procedure
  String definition(PgProc row, String arguments, @Nullable String result) {
    if (row.prokind() == 'a') {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + row.proname() + "\" is an aggregate function");
    }
    boolean procedure = row.prokind() == 'p';
    StringBuilder sql = new StringBuilder("CREATE OR REPLACE ");
    sql.append(procedure ? "PROCEDURE " : "FUNCTION ");
    sql.append(
        quote(context.lookups().names().namespaces().nameOf(row.pronamespace()), row.proname()));
    sql.append('(').append(arguments).append(")\n");
    sql.append(result == null ? "" : " RETURNS " + result + "\n");
    transforms(row, sql);
    PgLanguage language = context.catalog().get(SysCache.LANGOID, row.prolang());
    sql.append(" LANGUAGE ").append(quote(language.lanname())).append('\n');
    String traits = traits(row);
    sql.append(traits.isEmpty() ? "" : traits + "\n");
    settings(row, sql);
    if (row.prosqlbody() != null) {
      sql.append(body(row));
    } else {
      source(row, procedure, sql);
    }
    return sql.append('\n').toString();
  }

  private void transforms(PgProc row, StringBuilder sql) {
    int[] types = row.protrftypes();
    if (types == null) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (int type : types) {
      names.add("FOR TYPE " + context.lookups().typeNames().format(type));
    }
    sql.append(" TRANSFORM ").append(String.join(", ", names)).append('\n');
  }

  private String traits(PgProc row) {
    StringBuilder sql = new StringBuilder();
    sql.append(row.prokind() == 'w' ? " WINDOW" : "");
    sql.append(
        switch (row.provolatile()) {
          case 'i' -> " IMMUTABLE";
          case 's' -> " STABLE";
          default -> "";
        });
    sql.append(
        switch (row.proparallel()) {
          case 's' -> " PARALLEL SAFE";
          case 'r' -> " PARALLEL RESTRICTED";
          default -> "";
        });
    sql.append(row.proisstrict() ? " STRICT" : "");
    sql.append(row.prosecdef() ? " SECURITY DEFINER" : "");
    sql.append(row.proleakproof() ? " LEAKPROOF" : "");
    float usual = row.prolang() == INTERNAL || row.prolang() == C ? 1 : 100;
    sql.append(row.procost() == usual ? "" : " COST " + number(row.procost()));
    boolean tellsRows = row.prorows() > 0 && row.prorows() != 1000;
    sql.append(tellsRows ? " ROWS " + number(row.prorows()) : "");
    if (row.prosupport() != 0) {
      sql.append(" SUPPORT ").append(name(row.prosupport()));
    }
    return sql.toString();
  }

  private static String number(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Integer.toString((int) value)
        : Float.toString(value);
  }

  private String name(int function) {
    Names none = new Names(context, List.of(), null, null);
    ExpressionWriter writer = new ExpressionWriter(context, new Output(false), none, false);
    return writer.objects.function(context.lookups().function(function));
  }

  private static void settings(PgProc row, StringBuilder sql) {
    String[] settings = row.proconfig();
    if (settings == null) {
      return;
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String name = setting.substring(0, equals);
      String value = setting.substring(equals + 1);
      sql.append(" SET ").append(quote(name)).append(" TO ");
      List<String> elements = LISTS.contains(name) ? ListText.identifiers(value) : null;
      if (elements == null) {
        sql.append(ExpressionWriter.literal(value));
      } else {
        sql.append(String.join(", ", elements.stream().map(ExpressionWriter::literal).toList()));
      }
      sql.append('\n');
    }
  }

  private static void source(PgProc row, boolean procedure, StringBuilder sql) {
    sql.append("AS ");
    if (row.probin() != null) {
      sql.append(ExpressionWriter.literal(row.probin())).append(", ");
    }
    StringBuilder tag = new StringBuilder(procedure ? "$procedure" : "$function");
    while (row.prosrc().contains(tag)) {
      tag.append('x');
    }
    tag.append('$');
    sql.append(tag).append(row.prosrc()).append(tag);
  }

  /// The body of a function in SQL that the catalogs hold as trees (`pg_get_function_sqlbody`).
  String body(PgProc row) {
    Node tree = Objects.requireNonNull(NodeReader.read(Objects.requireNonNull(row.prosqlbody())));
    if (tree instanceof NodeList list && !(list.get(0) instanceof Query)) {
      StringBuilder sql = new StringBuilder("BEGIN ATOMIC\n");
      for (Node each : statements(list)) {
        Output out = new Output(false);
        out.indent = BODY_INDENT;
        sql.append(query(row, (Query) Objects.requireNonNull(each), out)).append(";\n");
      }
      return sql.append("END").toString();
    }
    Node only = tree instanceof NodeList list ? Objects.requireNonNull(list.get(0)) : tree;
    return query(row, (Query) only, new Output(false, false));
  }

  private static List<@Nullable Node> statements(NodeList body) {
    return body.get(0) instanceof NodeList statements ? statements.elements() : List.of();
  }

  private String query(PgProc row, Query query, Output out) {
    ExpressionWriter writer =
        new ExpressionWriter(context, out, new Names(context, List.of(), null, null), false);
    writer.arguments = inputs(row);
    writer.function = row.proname();
    writer.queries.query(query, null, List.of(), false);
    return out.text.toString();
  }

  /// The names of the input arguments, in order.
  private static List<String> inputs(PgProc row) {
    String[] names = row.proargnames();
    char[] modes = row.proargmodes();
    List<String> result = new ArrayList<>();
    for (int i = 0; names != null && i < names.length; i++) {
      if (modes == null || modes[i] == 'i' || modes[i] == 'b' || modes[i] == 'v') {
        result.add(names[i]);
      }
    }
    return result;
  }
}
