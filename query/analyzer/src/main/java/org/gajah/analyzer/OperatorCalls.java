package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.BOOL;
import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.OperatorCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// Finds operators by name and types and makes the nodes of their calls. Mirrors
/// parser/parse_oper.c.
final class OperatorCalls {
  /// `pg_operator.oprkind`.
  private static final char BINARY = 'b';

  private static final char PREFIX = 'l';

  private final Analysis a;
  private final CandidateChoice<OperatorCandidate> binary;
  private final CandidateChoice<OperatorCandidate> prefix;

  OperatorCalls(Analysis analysis) {
    this.a = analysis;
    this.binary =
        new CandidateChoice<>(
            a.coercions.paths(), a.types, op -> new int[] {op.left(), op.right()});
    this.prefix = new CandidateChoice<>(a.coercions.paths(), a.types, op -> new int[] {op.right()});
  }

  /// The call of an operator.
  ///
  /// @param left null for a prefix operator
  OpExpr call(
      Scope scope,
      List<String> name,
      @Nullable Expr left,
      @Nullable Expr right,
      @Nullable Expr lastSet,
      int location) {
    if (right == null) {
      throw a.fault(SqlState.SYNTAX_ERROR, "postfix operators are not supported", -1);
    }
    int rightType = a.exprTypes.type(right);
    PgOperator operator;
    List<Expr> args = new ArrayList<>(2);
    int[] actual;
    int[] declared;
    if (left == null) {
      operator = findPrefix(name, rightType, location);
      actual = new int[] {rightType};
      declared = new int[] {operator.oprright()};
    } else {
      int leftType = a.exprTypes.type(left);
      operator = find(name, leftType, rightType, location);
      args.add(left);
      actual = new int[] {leftType, rightType};
      declared = new int[] {operator.oprleft(), operator.oprright()};
    }
    args.add(right);
    checkNoShell(operator, name, actual, location);
    int result =
        a.coercions
            .paths()
            .polymorphism()
            .resolve(actual, declared, actual.length, operator.oprresult(), false);
    boolean set = a.lookups.function(operator.oprcode()).proretset();
    OpExpr call =
        new OpExpr(
            operator.oid(),
            operator.oprcode(),
            result,
            set,
            0,
            0,
            coerced(args, actual, declared),
            location);
    if (set) {
      a.functions.checkSetPlacement(scope, lastSet, location);
      scope.lastSet = call;
    }
    return call;
  }

  private void checkNoShell(PgOperator operator, List<String> name, int[] types, int location) {
    if (operator.oprcode() == 0) {
      throw a.fault(
          SqlState.UNDEFINED_FUNCTION,
          "operator is only a shell: "
              + signature(name, types.length == 2 ? types[0] : 0, types[types.length - 1]),
          location);
    }
  }

  /// Makes arguments of the parameters' types.
  List<Expr> coerced(List<Expr> args, int[] actual, int[] declared) {
    List<Expr> result = new ArrayList<>(args.size());
    for (int i = 0; i < args.size(); i++) {
      Expr arg = args.get(i);
      if (actual[i] == declared[i]) {
        result.add(arg);
      } else if (arg instanceof NamedArgExpr named) {
        result.add(
            new NamedArgExpr(
                coerced(named.arg(), actual[i], declared[i]),
                named.name(),
                named.argnumber(),
                named.location()));
      } else {
        result.add(coerced(arg, actual[i], declared[i]));
      }
    }
    return result;
  }

  private Expr coerced(Expr arg, int actual, int declared) {
    return a.coercions.toType(
        arg,
        actual,
        declared,
        -1,
        CoercionContext.COERCION_IMPLICIT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  /// The binary operator for two types.
  PgOperator find(List<String> name, int left, int right, int location) {
    PgOperator exact = exact(name, left, right);
    if (exact != null) {
      return exact;
    }
    List<OperatorCandidate> candidates = candidates(name, BINARY);
    int[] arguments = {left == 0 ? right : left, right == 0 ? left : right};
    return choose(binary, candidates, arguments, name, left, right, location);
  }

  private @Nullable PgOperator exact(List<String> name, int left, int right) {
    int first = left == UNKNOWN && right != 0 ? right : left;
    int second = right == UNKNOWN && left != 0 ? left : right;
    boolean wasUnknown = left == UNKNOWN || right == UNKNOWN;
    PgOperator found = operator(name, first, second);
    if (found == null && wasUnknown && first != 0) {
      int base = a.types.base(first);
      if (base != first) {
        return operator(name, base, base);
      }
    }
    return found;
  }

  private List<OperatorCandidate> candidates(List<String> name, char kind) {
    return a.lookups.candidates().operators(name, kind, false);
  }

  private @Nullable PgOperator operator(List<String> name, int left, int right) {
    return a.lookups.operators().find(a.lookups.candidates().operator(name, left, right));
  }

  private PgOperator findPrefix(List<String> name, int type, int location) {
    PgOperator exact = operator(name, 0, type);
    if (exact != null) {
      return exact;
    }
    List<OperatorCandidate> candidates = candidates(name, PREFIX);
    return choose(prefix, candidates, new int[] {type}, name, 0, type, location);
  }

  private PgOperator choose(
      CandidateChoice<OperatorCandidate> choice,
      List<OperatorCandidate> candidates,
      int[] arguments,
      List<String> name,
      int left,
      int right,
      int location) {
    List<OperatorCandidate> matching = choice.matching(arguments, arguments.length, candidates);
    if (matching.isEmpty()) {
      throw missing(name, left, right, location);
    }
    OperatorCandidate best =
        matching.size() == 1
            ? matching.getFirst()
            : choice.best(arguments, arguments.length, matching);
    if (best == null) {
      throw a.fault(
              SqlState.AMBIGUOUS_FUNCTION,
              "operator is not unique: " + signature(name, left, right),
              location)
          .hint(
              "Could not choose a best candidate operator. You might need to add explicit type"
                  + " casts.");
    }
    return a.lookups.operators().get(best.operator());
  }

  private PgException missing(List<String> name, int left, int right, int location) {
    return a.fault(
            SqlState.UNDEFINED_FUNCTION,
            "operator does not exist: " + signature(name, left, right),
            location)
        .hint(
            left == 0 || right == 0
                ? "No operator matches the given name and argument type. You might need to add an"
                    + " explicit type cast."
                : "No operator matches the given name and argument types. You might need to add"
                    + " explicit type casts.");
  }

  private String signature(List<String> name, int left, int right) {
    String prefixed = QualifiedName.text(name) + " " + a.typeNames.format(right);
    return left == 0 ? prefixed : a.typeNames.format(left) + " " + prefixed;
  }

  /// `left op ANY|ALL (array)`.
  Expr overArray(List<String> name, boolean any, Expr left, Expr array, int location) {
    int leftType = a.exprTypes.type(left);
    int arrayType = a.exprTypes.type(array);
    int element = arrayType == UNKNOWN ? UNKNOWN : a.types.baseElement(arrayType);
    if (element == 0) {
      throw wrong("op ANY/ALL (array) requires array on right side", location);
    }
    PgOperator operator = find(name, leftType, element, location);
    int[] actual = {leftType, element};
    int[] declared = {operator.oprleft(), operator.oprright()};
    checkNoShell(operator, name, actual, location);
    int result =
        a.coercions
            .paths()
            .polymorphism()
            .resolve(actual, declared, 2, operator.oprresult(), false);
    if (result != BOOL) {
      throw wrong("op ANY/ALL (array) requires operator to yield boolean", location);
    }
    if (a.lookups.function(operator.oprcode()).proretset()) {
      throw wrong("op ANY/ALL (array) requires operator not to return a set", location);
    }
    int wanted = Types.isPolymorphic(declared[1]) ? arrayType : a.types.array(declared[1]);
    if (wanted == 0) {
      throw a.fault(
          SqlState.UNDEFINED_OBJECT,
          "could not find array type for data type " + a.typeNames.format(declared[1]),
          location);
    }
    actual[1] = arrayType;
    declared[1] = wanted;
    return new ScalarArrayOpExpr(
        operator.oid(),
        operator.oprcode(),
        0,
        0,
        any,
        0,
        coerced(List.of(left, array), actual, declared),
        location);
  }

  private PgException wrong(String message, int location) {
    return a.fault(SqlState.WRONG_OBJECT_TYPE, message, location);
  }
}
