package org.gajah.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgProc;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// The arguments of calls in the order in which the function takes them. Mirrors
/// `expand_function_arguments()` of `optimizer/util/clauses.c`.
public final class FunctionArguments {
  private FunctionArguments() {}

  /// Puts named arguments into their places and adds the defaults of those that are not written.
  public static List<Expr> complete(PgProc function, List<Expr> arguments) {
    return complete(function, arguments, function.pronargs());
  }

  /// The same for a call of a procedure, in which output arguments are written too.
  public static List<Expr> completeCall(PgProc procedure, List<Expr> arguments) {
    char[] modes = procedure.proargmodes();
    int count = procedure.pronargs();
    if (modes != null) {
      count = 0;
      for (char mode : modes) {
        count += mode == 't' ? 0 : 1;
      }
    }
    return complete(procedure, arguments, count);
  }

  private static List<Expr> complete(PgProc function, List<Expr> arguments, int count) {
    boolean named = arguments.stream().anyMatch(NamedArgExpr.class::isInstance);
    if (!named && arguments.size() >= count) {
      return arguments;
    }
    @Nullable Expr[] places = new Expr[Math.max(count, arguments.size())];
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof NamedArgExpr argument) {
        places[argument.argnumber()] = argument.arg();
      } else {
        places[i] = arguments.get(i);
      }
    }
    fillDefaults(function, places, count);
    List<Expr> result = new ArrayList<>();
    for (Expr place : places) {
      if (place == null) {
        throw PgException.internal("argument without value in a call of " + function.proname());
      }
      result.add(place);
    }
    return result;
  }

  private static void fillDefaults(PgProc function, @Nullable Expr[] places, int count) {
    String tree = function.proargdefaults();
    if (tree == null || Arrays.stream(places).noneMatch(place -> place == null)) {
      return;
    }
    List<? extends Node> defaults =
        NodeReader.read(tree) instanceof NodeList list ? list.elements() : List.of();
    int first = count - defaults.size();
    for (int i = 0; i < defaults.size(); i++) {
      if (places[first + i] == null) {
        places[first + i] = (Expr) defaults.get(i);
      }
    }
  }
}
