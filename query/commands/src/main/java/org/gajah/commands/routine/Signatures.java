package org.gajah.commands.routine;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.TypeOid;

/// Whether a result of a polymorphic type can be told from the arguments. Mirrors
/// `check_valid_polymorphic_signature` of `parser/parse_coerce.c`.
final class Signatures {
  private Signatures() {}

  /// @throws PgException 42P13 when it cannot
  static void check(List<Integer> arguments, int result, TypeNames names) {
    String needed = null;
    if (result == TypeOid.INTERNAL && !arguments.contains(TypeOid.INTERNAL)) {
      throw new PgException(
              SqlState.INVALID_FUNCTION_DEFINITION, "unsafe use of pseudo-type \"internal\"")
          .detail(
              "A function returning \"internal\" must have at least one \"internal\" argument.");
    }
    if (result == TypeOid.ANYRANGE || result == TypeOid.ANYMULTIRANGE) {
      boolean known =
          arguments.contains(TypeOid.ANYRANGE) || arguments.contains(TypeOid.ANYMULTIRANGE);
      needed = known ? null : "anyrange or anymultirange";
    } else if (result == TypeOid.ANYCOMPATIBLERANGE || result == TypeOid.ANYCOMPATIBLEMULTIRANGE) {
      boolean known =
          arguments.contains(TypeOid.ANYCOMPATIBLERANGE)
              || arguments.contains(TypeOid.ANYCOMPATIBLEMULTIRANGE);
      needed = known ? null : "anycompatiblerange or anycompatiblemultirange";
    } else if (Types.isPolymorphicSimple(result)) {
      needed =
          arguments.stream().anyMatch(Types::isPolymorphicSimple)
              ? null
              : "anyelement, anyarray, anynonarray, anyenum, anyrange, or anymultirange";
    } else if (Types.isPolymorphicCompatible(result)) {
      needed =
          arguments.stream().anyMatch(Types::isPolymorphicCompatible)
              ? null
              : "anycompatible, anycompatiblearray, anycompatiblenonarray, anycompatiblerange, or"
                  + " anycompatiblemultirange";
    }
    if (needed != null) {
      throw new PgException(
              SqlState.INVALID_FUNCTION_DEFINITION, "cannot determine result data type")
          .detail(
              "A result of type %s requires at least one input of type %s."
                  .formatted(names.format(result), needed));
    }
  }
}
