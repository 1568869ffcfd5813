package org.gajah.functions.builtin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.catalog.namespace.Names;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.RangeVar;
import org.gajah.types.contract.PgFunction;

/// What objects are defined as, in SQL.
public final class Definitions {
  private Definitions() {}

  @PgFunction("pg_get_expr")
  public static boolean expression(
      FunctionContext context, Slice tree, int relation, ByteSink out) {
    return Texts.put(context.deparser().expression(Texts.of(tree), relation, false), out);
  }

  @PgFunction("pg_get_expr_ext")
  public static boolean expression(
      FunctionContext context, Slice tree, int relation, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().expression(Texts.of(tree), relation, pretty), out);
  }

  @PgFunction("pg_get_indexdef")
  public static boolean index(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().index(oid, 0, false), out);
  }

  @PgFunction("pg_get_indexdef_ext")
  public static boolean index(
      FunctionContext context, int oid, int column, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().index(oid, column, pretty), out);
  }

  @PgFunction("pg_get_constraintdef")
  public static boolean constraint(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().constraint(oid, false), out);
  }

  @PgFunction("pg_get_constraintdef_ext")
  public static boolean constraint(FunctionContext context, int oid, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().constraint(oid, pretty), out);
  }

  @PgFunction("pg_get_viewdef")
  public static boolean view(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().view(oid, false, 0), out);
  }

  @PgFunction("pg_get_viewdef_ext")
  public static boolean view(FunctionContext context, int oid, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().view(oid, pretty, 0), out);
  }

  @PgFunction("pg_get_viewdef_wrap")
  public static boolean view(FunctionContext context, int oid, int wrap, ByteSink out) {
    return Texts.put(context.deparser().view(oid, true, wrap), out);
  }

  @PgFunction("pg_get_viewdef_name")
  public static boolean viewNamed(FunctionContext context, Slice name, ByteSink out) {
    return Texts.put(context.deparser().view(relation(context, name), false, 0), out);
  }

  @PgFunction("pg_get_viewdef_name_ext")
  public static boolean viewNamed(
      FunctionContext context, Slice name, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().view(relation(context, name), pretty, 0), out);
  }

  private static int relation(FunctionContext context, Slice name) {
    return relation(context, name, false);
  }

  static int relation(FunctionContext context, Slice name, boolean missingOk) {
    RangeVar range = Names.rangeVar(IdentifierList.parse(Texts.of(name)));
    return context.names().relation(range, missingOk);
  }

  @PgFunction("pg_get_ruledef")
  public static boolean rule(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().rule(oid, false), out);
  }

  @PgFunction("pg_get_ruledef_ext")
  public static boolean rule(FunctionContext context, int oid, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().rule(oid, pretty), out);
  }

  @PgFunction("pg_get_triggerdef")
  public static boolean trigger(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().trigger(oid, false), out);
  }

  @PgFunction("pg_get_triggerdef_ext")
  public static boolean trigger(FunctionContext context, int oid, boolean pretty, ByteSink out) {
    return Texts.put(context.deparser().trigger(oid, pretty), out);
  }

  @PgFunction("pg_get_functiondef")
  public static boolean function(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().function(oid), out);
  }

  @PgFunction("pg_get_function_sqlbody")
  public static boolean functionBody(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().functionBody(oid), out);
  }

  @PgFunction("pg_get_function_arguments")
  public static boolean arguments(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().functionArguments(oid, false), out);
  }

  @PgFunction("pg_get_function_identity_arguments")
  public static boolean identity(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().functionArguments(oid, true), out);
  }

  @PgFunction("pg_get_function_arg_default")
  public static boolean argumentDefault(
      FunctionContext context, int oid, int argument, ByteSink out) {
    return Texts.put(context.deparser().functionArgumentDefault(oid, argument), out);
  }

  @PgFunction("pg_get_function_result")
  public static boolean result(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().functionResult(oid), out);
  }

  @PgFunction("pg_get_partkeydef")
  public static boolean partitionKey(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().partitionKey(oid, false), out);
  }

  @PgFunction("pg_get_partition_constraintdef")
  public static boolean partitionConstraint(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().partitionConstraint(oid), out);
  }

  @PgFunction("pg_get_statisticsobjdef")
  public static boolean statistics(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().statistics(oid, false), out);
  }

  @PgFunction("pg_get_statisticsobjdef_columns")
  public static boolean statisticsColumns(FunctionContext context, int oid, ByteSink out) {
    return Texts.put(context.deparser().statistics(oid, true), out);
  }

  @PgFunction("pg_get_statisticsobjdef_expressions")
  public static boolean statisticsExpressions(FunctionContext context, int oid, ByteSink out) {
    List<String> expressions = context.deparser().statisticsExpressions(oid);
    if (expressions == null) {
      return false;
    }
    ArrayBuilder builder = new ArrayBuilder(PlainTypes.TEXT);
    expressions.forEach(text -> builder.add(Slice.of(text.getBytes(StandardCharsets.UTF_8))));
    builder.put(out);
    return true;
  }
}
