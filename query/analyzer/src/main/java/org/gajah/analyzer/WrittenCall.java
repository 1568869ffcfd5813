package org.gajah.analyzer;

import java.util.List;
import java.util.Objects;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncCall;
import org.jspecify.annotations.Nullable;

/// A call of a function as it is written, on its way to a node.
final class WrittenCall {
  final Scope scope;
  final List<String> name;
  final @Nullable FuncCall raw;
  final boolean procedure;
  final int location;
  final @Nullable Expr lastSet;
  List<Expr> args;
  List<String> names = List.of();
  int[] types = {};
  @Nullable Expr filter;

  private WrittenCall(
      Scope scope,
      List<String> name,
      List<Expr> args,
      @Nullable Expr lastSet,
      @Nullable FuncCall raw,
      boolean procedure,
      int location) {
    this.scope = scope;
    this.name = name;
    this.args = args;
    this.lastSet = lastSet;
    this.raw = raw;
    this.procedure = procedure;
    this.location = location;
  }

  /// The call of a function or a procedure.
  ///
  /// @param lastSet the last set-returning function before its arguments
  static WrittenCall of(
      Scope scope, FuncCall raw, List<Expr> args, @Nullable Expr lastSet, boolean procedure) {
    return new WrittenCall(scope, raw.funcname(), args, lastSet, raw, procedure, raw.location());
  }

  /// `row.name`, which is a column or calls a function.
  static WrittenCall ofField(
      Scope scope, Expr row, String name, @Nullable Expr lastSet, int location) {
    return new WrittenCall(scope, List.of(name), List.of(row), lastSet, null, false, location);
  }

  boolean variadic() {
    return raw != null && raw.func_variadic();
  }

  boolean star() {
    return raw != null && raw.agg_star();
  }

  boolean distinct() {
    return raw != null && raw.agg_distinct();
  }

  boolean within() {
    return raw != null && raw.agg_within_group();
  }

  boolean over() {
    return raw != null && raw.over() != null;
  }

  int orders() {
    return raw == null ? 0 : raw.agg_order().size();
  }

  FuncCall known() {
    return Objects.requireNonNull(raw);
  }

  String shown() {
    return QualifiedName.text(name);
  }
}
