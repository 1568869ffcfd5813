package org.gajah.analyzer.coerce;

import static org.gajah.catalogfacts.TypeOid.*;

import org.gajah.analyzer.context.Lookups;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.kinds.CoercionContext;

/// Finds out whether and how values of one type become values of another.
public final class CoercionPaths {
  private final Lookups lookups;
  private final Types types;
  private final Polymorphism polymorphism;

  public CoercionPaths(Lookups lookups) {
    this.lookups = lookups;
    this.types = lookups.types();
    this.polymorphism = new Polymorphism(this, lookups);
  }

  public Polymorphism polymorphism() {
    return polymorphism;
  }

  /// The way from one type to another.
  public CoercionPath find(int from, int to, CoercionContext context) {
    int source = from == 0 ? 0 : types.base(from);
    int target = to == 0 ? 0 : types.base(to);
    if (source == target) {
      return CoercionPath.RELABEL;
    }
    PgCast cast = lookups.types().cast(source, target);
    CoercionPath path = cast != null ? of(cast, context) : withoutCast(source, target, context);
    return !path.exists() && context == CoercionContext.COERCION_PLPGSQL
        ? CoercionPath.INPUT_OUTPUT
        : path;
  }

  private static CoercionPath of(PgCast cast, CoercionContext context) {
    CoercionContext needed =
        switch (cast.castcontext()) {
          case 'i' -> CoercionContext.COERCION_IMPLICIT;
          case 'a' -> CoercionContext.COERCION_ASSIGNMENT;
          default -> CoercionContext.COERCION_EXPLICIT;
        };
    if (context.value() < needed.value()) {
      return CoercionPath.NONE;
    }
    return switch (cast.castmethod()) {
      case 'f' -> new CoercionPath(CoercionPath.Kind.FUNCTION, cast.castfunc());
      case 'i' -> CoercionPath.INPUT_OUTPUT;
      default -> CoercionPath.RELABEL;
    };
  }

  private CoercionPath withoutCast(int source, int target, CoercionContext context) {
    if (target != OIDVECTOR && target != INT2VECTOR) {
      int targetElement = types.element(target);
      int sourceElement = types.element(source);
      if (targetElement != 0
          && sourceElement != 0
          && find(sourceElement, targetElement, context).exists()) {
        return CoercionPath.ARRAY;
      }
    }
    boolean assignment = context.value() >= CoercionContext.COERCION_ASSIGNMENT.value();
    if (assignment && categoryOf(target) == 'S') {
      return CoercionPath.INPUT_OUTPUT;
    }
    boolean explicit = context == CoercionContext.COERCION_EXPLICIT;
    return explicit && categoryOf(source) == 'S' ? CoercionPath.INPUT_OUTPUT : CoercionPath.NONE;
  }

  private char categoryOf(int type) {
    return type == 0 ? '\0' : types.category(type);
  }

  /// The function that applies a type modifier to values of a type.
  public CoercionPath ofTypmod(int type) {
    int element = types.element(type);
    int of = element != 0 ? element : type;
    PgCast cast = lookups.types().cast(of, of);
    if (cast == null || cast.castfunc() == 0) {
      return CoercionPath.NONE;
    }
    return new CoercionPath(
        element != 0 ? CoercionPath.Kind.ARRAY : CoercionPath.Kind.FUNCTION, cast.castfunc());
  }

  public boolean canCoerce(int from, int to, CoercionContext context) {
    return canCoerce(1, new int[] {from}, new int[] {to}, context);
  }

  /// Whether the first `count` arguments of some types can be passed for some parameters.
  public boolean canCoerce(int count, int[] from, int[] to, CoercionContext context) {
    boolean polymorphic = false;
    for (int i = 0; i < count; i++) {
      if (Types.isPolymorphic(to[i])) {
        polymorphic = true;
      } else if (!canCoerceOne(from[i], to[i], context)) {
        return false;
      }
    }
    return !polymorphic || polymorphism.isConsistent(from, to, count);
  }

  private boolean canCoerceOne(int from, int to, CoercionContext context) {
    if (from == to || to == ANY || from == UNKNOWN || find(from, to, context).exists()) {
      return true;
    }
    if (from == RECORD && types.isComplex(to) || to == RECORD && types.isComplex(from)) {
      return true;
    }
    if (to == RECORDARRAY && isComplexArray(from)) {
      return true;
    }
    return types.inherits(from, to) || types.isOfTypedTable(from, to);
  }

  boolean isComplexArray(int type) {
    int element = types.element(type);
    return element != 0 && types.isComplex(element);
  }

  /// The common type of some types, the best that values of all become implicitly; 0 where they do
  /// not fit together and `lenient`.
  int common(int[] given) {
    int best = given[0];
    boolean same = true;
    for (int type : given) {
      same &= type == best;
    }
    if (best != UNKNOWN && same) {
      return best;
    }
    best = types.base(best);
    for (int type : given) {
      int next = types.base(type);
      if (next == UNKNOWN || next == best) {
        continue;
      }
      if (best == UNKNOWN) {
        best = next;
      } else if (types.category(next) != types.category(best)) {
        return 0;
      } else if (isBetter(next, best)) {
        best = next;
      }
    }
    return best == UNKNOWN ? TEXT : best;
  }

  /// Whether `next` should take the place of `best` as the common type.
  boolean isBetter(int next, int best) {
    return !types.isPreferred(best)
        && canCoerce(best, next, CoercionContext.COERCION_IMPLICIT)
        && !canCoerce(next, best, CoercionContext.COERCION_IMPLICIT);
  }

  /// Whether all types become a common one.
  boolean allBecome(int common, int[] given) {
    for (int type : given) {
      if (!canCoerce(type, common, CoercionContext.COERCION_IMPLICIT)) {
        return false;
      }
    }
    return true;
  }
}
