package org.gajah.analyzer.coerce;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.Arrays;
import org.gajah.analyzer.context.Lookups;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.jspecify.annotations.Nullable;

/// Which types the polymorphic parameters of a function stand for in a call.
///
/// Two families are independent of each other: `anyelement` and its kin, where all arguments must
/// agree, and `anycompatible` and its kin, where a common type is chosen. Mirrors
/// `check_generic_type_consistency()` and `enforce_generic_type_consistency()`.
public final class Polymorphism {
  private final CoercionPaths paths;
  private final Types types;
  private final TypeNames typeNames;

  Polymorphism(CoercionPaths paths, Lookups lookups) {
    this.paths = paths;
    this.types = lookups.types();
    this.typeNames = lookups.typeNames();
  }

  /// What is known of the types of one call.
  private static final class Bindings {
    int element;
    int array;
    int range;
    int multirange;
    boolean nonArray;
    boolean isEnum;
    boolean anyElement;
    boolean anyArray;
    boolean anyRange;
    boolean anyMultirange;

    int compatible;
    int compatibleArray;
    int compatibleRange;
    int compatibleRangeSubtype;
    int compatibleMultirange;
    boolean compatibleNonArray;
    boolean anyCompatible;
    final int[] compatibleTypes;
    int compatibleCount;

    Bindings(int count) {
      compatibleTypes = new int[count];
    }

    int[] compatibleArguments() {
      return Arrays.copyOf(compatibleTypes, compatibleCount);
    }
  }

  /// Whether arguments fit polymorphic parameters together.
  boolean isConsistent(int[] actual, int[] declared, int count) {
    Bindings found = new Bindings(count);
    for (int i = 0; i < count; i++) {
      if (!(Types.isPolymorphicCompatible(declared[i])
          ? bindCompatible(found, declared[i], actual[i], null)
          : bindSimple(found, declared[i], actual[i], null))) {
        return false;
      }
    }
    return isSimpleConsistent(found) && isCompatibleConsistent(found);
  }

  private boolean disagree(@Nullable String name, int known, int found) {
    if (name == null) {
      return false;
    }
    throw mismatch("arguments declared \"%s\" are not all alike".formatted(name))
        .detail("%s versus %s".formatted(typeNames.format(known), typeNames.format(found)));
  }

  private static PgException mismatch(String message) {
    return new PgException(SqlState.DATATYPE_MISMATCH, message);
  }

  /// Binds a parameter of the first family.
  ///
  /// @param strict the name of the parameter's type when a mismatch is an error, else null
  private boolean bindSimple(Bindings found, int declared, int argument, @Nullable String strict) {
    switch (declared) {
      case ANYELEMENT, ANYNONARRAY, ANYENUM -> {
        found.anyElement = true;
        found.nonArray |= declared == ANYNONARRAY;
        found.isEnum |= declared == ANYENUM;
        if (argument == UNKNOWN) {
          return true;
        }
        if (found.element != 0 && argument != found.element) {
          return disagree(strict == null ? null : "anyelement", found.element, argument);
        }
        found.element = argument;
      }
      case ANYARRAY -> {
        found.anyArray = true;
        if (argument == UNKNOWN) {
          return true;
        }
        int array = types.base(argument);
        if (found.array != 0 && array != found.array) {
          return disagree(strict == null ? null : "anyarray", found.array, array);
        }
        found.array = array;
      }
      case ANYRANGE -> {
        found.anyRange = true;
        if (argument == UNKNOWN) {
          return true;
        }
        int range = types.base(argument);
        if (found.range != 0 && range != found.range) {
          return disagree(strict == null ? null : "anyrange", found.range, range);
        }
        found.range = range;
      }
      case ANYMULTIRANGE -> {
        found.anyMultirange = true;
        if (argument == UNKNOWN) {
          return true;
        }
        int multirange = types.base(argument);
        if (found.multirange != 0 && multirange != found.multirange) {
          return disagree(strict == null ? null : "anymultirange", found.multirange, multirange);
        }
        found.multirange = multirange;
      }
      default -> {
        return true;
      }
    }
    return true;
  }

  private boolean bindCompatible(
      Bindings found, int declared, int argument, @Nullable String strict) {
    found.anyCompatible = true;
    switch (declared) {
      case ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> {
        found.compatibleNonArray |= declared == ANYCOMPATIBLENONARRAY;
        if (argument == UNKNOWN) {
          return true;
        }
        found.compatibleTypes[found.compatibleCount++] = argument;
      }
      case ANYCOMPATIBLEARRAY -> {
        if (argument == UNKNOWN) {
          return true;
        }
        int array = types.base(argument);
        int element = types.element(array);
        if (element == 0) {
          if (strict == null) {
            return false;
          }
          throw notA("anycompatiblearray", "an array", array);
        }
        found.compatibleTypes[found.compatibleCount++] = element;
        if (strict == null) {
          found.compatibleArray = array;
        }
      }
      case ANYCOMPATIBLERANGE -> {
        if (argument == UNKNOWN) {
          return true;
        }
        int range = types.base(argument);
        if (found.compatibleRange != 0) {
          return found.compatibleRange == range
              || disagree(
                  strict == null ? null : "anycompatiblerange", found.compatibleRange, range);
        }
        found.compatibleRange = range;
        found.compatibleRangeSubtype = types.rangeSubtype(range);
        if (found.compatibleRangeSubtype == 0) {
          if (strict == null) {
            return false;
          }
          throw notA("anycompatiblerange", "a range type", range);
        }
        found.compatibleTypes[found.compatibleCount++] = found.compatibleRangeSubtype;
      }
      case ANYCOMPATIBLEMULTIRANGE -> {
        if (argument == UNKNOWN) {
          return true;
        }
        int multirange = types.base(argument);
        if (found.compatibleMultirange != 0) {
          return found.compatibleMultirange == multirange
              || disagree(
                  strict == null ? null : "anycompatiblemultirange",
                  found.compatibleMultirange,
                  multirange);
        }
        found.compatibleMultirange = multirange;
        int range = types.rangeOf(multirange);
        if (range == 0) {
          if (strict == null) {
            return false;
          }
          throw notA("anycompatiblemultirange", "a multirange type", multirange);
        }
        if (found.compatibleRange == 0) {
          found.compatibleRange = range;
          found.compatibleRangeSubtype = types.rangeSubtype(range);
          found.compatibleTypes[found.compatibleCount++] = found.compatibleRangeSubtype;
        } else if (found.compatibleRange != range) {
          if (strict == null) {
            return false;
          }
          throw inconsistent(
              "anycompatiblerange", "anycompatiblemultirange", found.compatibleRange, multirange);
        }
      }
      default -> {}
    }
    return true;
  }

  private PgException notA(String name, String what, int type) {
    return mismatch(
        "argument declared %s is not %s but type %s".formatted(name, what, typeNames.format(type)));
  }

  private PgException inconsistent(String one, String other, int oneType, int otherType) {
    return mismatch(
            "argument declared %s is not consistent with argument declared %s"
                .formatted(other, one))
        .detail("%s versus %s".formatted(typeNames.format(otherType), typeNames.format(oneType)));
  }

  private boolean isSimpleConsistent(Bindings found) {
    if (found.array != 0 && found.array != ANYARRAY) {
      int element = types.element(found.array);
      if (element == 0 || found.element != 0 && found.element != element) {
        return false;
      }
      found.element = element;
    }
    if (found.multirange != 0) {
      int range = types.rangeOf(found.multirange);
      if (range == 0 || found.range != 0 && found.range != range) {
        return false;
      }
      found.range = range;
    }
    if (found.range != 0) {
      int subtype = types.rangeSubtype(found.range);
      if (subtype == 0 || found.element != 0 && found.element != subtype) {
        return false;
      }
      found.element = subtype;
    }
    if (found.nonArray && found.element != 0 && types.baseElement(found.element) != 0) {
      return false;
    }
    return !found.isEnum || found.element == 0 || types.isEnum(found.element);
  }

  private boolean isCompatibleConsistent(Bindings found) {
    if (found.compatibleCount == 0) {
      return true;
    }
    int[] given = found.compatibleArguments();
    int common = paths.common(given);
    if (common == 0 || !paths.allBecome(common, given)) {
      return false;
    }
    if (found.compatibleNonArray && types.baseElement(common) != 0) {
      return false;
    }
    if (found.compatibleArray != 0 && types.array(common) == 0) {
      return false;
    }
    return found.compatibleRange == 0 || common == found.compatibleRangeSubtype;
  }

  /// Replaces polymorphic parameter types by what they stand for.
  ///
  /// @param declared changed in place
  /// @param allowPolymorphic whether `anyarray` and the like may stay, for arguments that have
  ///   those types themselves
  /// @return the type of the result
  public int resolve(
      int[] actual, int[] declared, int count, int result, boolean allowPolymorphic) {
    Bindings found = new Bindings(count);
    boolean any = false;
    for (int i = 0; i < count; i++) {
      if (Types.isPolymorphicCompatible(declared[i])) {
        any = true;
        if (!(allowPolymorphic && actual[i] == declared[i])) {
          bindCompatible(found, declared[i], actual[i], "");
        }
      } else if (Types.isPolymorphicSimple(declared[i])) {
        any = true;
        if (!(allowPolymorphic && actual[i] == declared[i])) {
          bindSimple(found, declared[i], actual[i], "");
        }
      }
    }
    if (!any) {
      return result;
    }
    if (found.anyElement || found.anyArray || found.anyRange || found.anyMultirange) {
      settleSimple(found, allowPolymorphic);
    }
    if (found.anyCompatible) {
      settleCompatible(found);
    }
    for (int i = 0; i < count; i++) {
      if (declared[i] != actual[i] || actual[i] == UNKNOWN) {
        declared[i] = replacement(found, declared[i], actual[i]);
      }
    }
    return result(found, result);
  }

  private void settleSimple(Bindings found, boolean allowPolymorphic) {
    if (found.array != 0) {
      int element;
      if (found.array == ANYARRAY) {
        element = found.anyElement || found.anyRange || found.anyMultirange ? 0 : ANYELEMENT;
        if (element == 0) {
          throw mismatch("cannot determine element type of \"anyarray\" argument");
        }
      } else {
        element = types.element(found.array);
        if (element == 0) {
          throw notA("anyarray", "an array", found.array);
        }
      }
      if (found.element == 0) {
        found.element = element;
      } else if (element != found.element) {
        throw inconsistent("anyelement", "anyarray", found.element, found.array);
      }
    }
    if (found.multirange != 0) {
      int range = types.rangeOf(found.multirange);
      if (range == 0) {
        throw notA("anymultirange", "a multirange type", found.multirange);
      }
      if (found.range == 0) {
        found.range = range;
      } else if (found.range != range) {
        throw inconsistent("anyrange", "anymultirange", found.range, found.multirange);
      }
    } else if (found.anyMultirange && found.range != 0) {
      found.multirange = types.multirangeOf(found.range);
    }
    if (found.range != 0) {
      int subtype = types.rangeSubtype(found.range);
      if (subtype == 0) {
        throw notA("anyrange", "a range type", found.range);
      }
      if (found.element == 0) {
        found.element = subtype;
      } else if (found.element != subtype) {
        throw inconsistent("anyelement", "anyrange", found.element, found.range);
      }
    }
    if (found.element == 0) {
      if (allowPolymorphic) {
        found.element = ANYELEMENT;
        found.array = ANYARRAY;
        found.range = ANYRANGE;
        found.multirange = ANYMULTIRANGE;
      } else {
        throw mismatch(
            "could not determine polymorphic type because input has type %s".formatted("unknown"));
      }
    }
    if (found.nonArray && found.element != ANYELEMENT && types.baseElement(found.element) != 0) {
      throw mismatch(
          "type matched to anynonarray is an array type: " + typeNames.format(found.element));
    }
    if (found.isEnum && found.element != ANYELEMENT && !types.isEnum(found.element)) {
      throw mismatch(
          "type matched to anyenum is not an enum type: " + typeNames.format(found.element));
    }
  }

  private void settleCompatible(Bindings found) {
    if (found.compatibleCount == 0) {
      found.compatible = TEXT;
      found.compatibleArray = TEXTARRAY;
      return;
    }
    int[] given = found.compatibleArguments();
    found.compatible = paths.common(given);
    if (found.compatible == 0 || !paths.allBecome(found.compatible, given)) {
      throw mismatch("arguments of anycompatible family cannot be cast to a common type");
    }
    found.compatibleArray = types.array(found.compatible);
    if (found.compatibleRange != 0) {
      if (found.compatible != found.compatibleRangeSubtype) {
        throw mismatch(
            "anycompatiblerange type %s does not match anycompatible type %s"
                .formatted(
                    typeNames.format(found.compatibleRange), typeNames.format(found.compatible)));
      }
      if (found.compatibleMultirange == 0) {
        found.compatibleMultirange = types.multirangeOf(found.compatibleRange);
      }
    }
    if (found.compatibleNonArray && types.baseElement(found.compatible) != 0) {
      throw mismatch(
          "type matched to anycompatiblenonarray is an array type: "
              + typeNames.format(found.compatible));
    }
  }

  private int replacement(Bindings found, int declared, int actual) {
    return switch (declared) {
      case ANYELEMENT, ANYNONARRAY, ANYENUM -> found.element;
      case ANYARRAY -> {
        if (found.array == 0 || found.array == ANYARRAY && found.element != ANYELEMENT) {
          found.array = arrayOf(found.element);
        }
        yield found.array;
      }
      case ANYRANGE -> {
        if (found.range == 0) {
          throw undetermined("anyrange", actual);
        }
        yield found.range;
      }
      case ANYMULTIRANGE -> {
        if (found.multirange == 0) {
          throw undetermined("anymultirange", actual);
        }
        yield found.multirange;
      }
      case ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> found.compatible;
      case ANYCOMPATIBLEARRAY -> arrayOf(found.compatible);
      case ANYCOMPATIBLERANGE -> {
        if (found.compatibleRange == 0) {
          throw undetermined("anycompatiblerange", actual);
        }
        yield found.compatibleRange;
      }
      case ANYCOMPATIBLEMULTIRANGE -> {
        if (found.compatibleMultirange == 0) {
          throw undetermined("anycompatiblemultirange", actual);
        }
        yield found.compatibleMultirange;
      }
      default -> declared;
    };
  }

  private PgException undetermined(String name, int actual) {
    return mismatch(
        "could not determine polymorphic type %s because input has type %s"
            .formatted(name, typeNames.format(actual)));
  }

  private int arrayOf(int element) {
    int array = types.array(element);
    if (array == 0) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "could not find array type for data type " + typeNames.format(element));
    }
    return array;
  }

  private int result(Bindings found, int result) {
    return switch (result) {
      case ANYELEMENT, ANYNONARRAY, ANYENUM -> found.element;
      case ANYARRAY ->
          found.array != 0 && found.array != ANYARRAY
              ? found.array
              : found.array == ANYARRAY && found.element == ANYELEMENT
                  ? ANYARRAY
                  : arrayOf(found.element);
      case ANYRANGE -> {
        if (found.range == 0) {
          throw PgException.internal("could not determine polymorphic type");
        }
        yield found.range;
      }
      case ANYMULTIRANGE -> {
        if (found.multirange == 0 && found.range != 0) {
          found.multirange = types.multirangeOf(found.range);
        }
        if (found.multirange == 0) {
          throw PgException.internal("could not determine polymorphic type");
        }
        yield found.multirange;
      }
      case ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> found.compatible;
      case ANYCOMPATIBLEARRAY -> arrayOf(found.compatible);
      case ANYCOMPATIBLERANGE -> found.compatibleRange;
      case ANYCOMPATIBLEMULTIRANGE -> found.compatibleMultirange;
      default -> result;
    };
  }
}
