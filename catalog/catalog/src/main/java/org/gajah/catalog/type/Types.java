package org.gajah.catalog.type;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgRange;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.jspecify.annotations.Nullable;

/// Facts about types. Mirrors the types' part of `utils/cache/lsyscache.c` and of
/// `parser/parse_type.c` and `parse_coerce.c` that needs nothing but catalogs.
public final class Types {
  /// `castmethod` of casts that need no function.
  private static final char BINARY = 'b';

  /// `castcontext` of casts that go without saying.
  private static final char IMPLICIT = 'i';

  private final CatalogSource catalog;

  public Types(CatalogSource catalog) {
    this.catalog = catalog;
  }

  public CatalogSource catalog() {
    return catalog;
  }

  /// A type that must exist.
  ///
  /// @throws PgException XX000 when it does not
  public PgType get(int type) {
    PgType row = find(type);
    if (row == null) {
      throw PgException.internal("cache lookup failed for type " + Oid.toString(type));
    }
    return row;
  }

  public @Nullable PgType find(int type) {
    return catalog.find(SysCache.TYPEOID, type);
  }

  /// A type that must be more than a shell.
  ///
  /// @throws PgException 42704
  public PgType defined(int type) {
    PgType row = get(type);
    if (!row.typisdefined()) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "type \"%s\" is only a shell".formatted(row.typname()));
    }
    return row;
  }

  public boolean isDomain(int type) {
    return get(type).typtype() == PgType.TYPTYPE_DOMAIN;
  }

  /// The type under a domain, however deep; any other type as it is (`getBaseType`).
  public int base(int type) {
    return base(type, -1).type();
  }

  /// The type and modifier under a domain. The modifier is the innermost domain's that has one;
  /// what was given where the type is no domain (`getBaseTypeAndTypmod`).
  public BaseType base(int type, int typmod) {
    int current = type;
    int modifier = typmod;
    while (true) {
      PgType row = get(current);
      if (row.typtype() != PgType.TYPTYPE_DOMAIN) {
        return new BaseType(current, modifier);
      }
      current = row.typbasetype();
      modifier = row.typtypmod();
    }
  }

  /// The type of the elements of a true array type (not of a vector that can be subscripted, as
  /// `name`); 0 for other types (`get_element_type`).
  public int element(int type) {
    PgType row = find(type);
    return row != null && isTrueArray(row) ? row.typelem() : Oid.INVALID;
  }

  /// The element type of an array or of a domain over one; 0 for others (`get_base_element_type`).
  public int baseElement(int type) {
    PgType row = find(type);
    while (row != null) {
      if (row.typtype() != PgType.TYPTYPE_DOMAIN) {
        return isTrueArray(row) ? row.typelem() : Oid.INVALID;
      }
      row = find(row.typbasetype());
    }
    return Oid.INVALID;
  }

  /// Whether a type is an array in the full sense.
  public static boolean isTrueArray(PgType type) {
    return type.typelem() != Oid.INVALID
        && type.typsubscript() == FunctionOid.ARRAY_SUBSCRIPT_HANDLER;
  }

  /// The type of arrays of a type; 0 when there is none (`get_array_type`).
  public int array(int type) {
    PgType row = find(type);
    return row == null ? Oid.INVALID : row.typarray();
  }

  /// The type of an array made of values of a type, which for arrays is the same type
  /// (`get_promoted_array_type`).
  public int promotedArray(int type) {
    int array = array(type);
    if (array != Oid.INVALID) {
      return array;
    }
    return element(type) != Oid.INVALID ? type : Oid.INVALID;
  }

  /// @throws PgException 42883 when a type cannot be read
  public int input(PgType type) {
    return function(defined(type.oid()), type.typinput(), "no input function available for type ");
  }

  /// @throws PgException 42883 when a type cannot be printed
  public int output(PgType type) {
    return function(
        defined(type.oid()), type.typoutput(), "no output function available for type ");
  }

  /// @throws PgException 42883 when a type has no binary input
  public int receive(PgType type) {
    return function(
        defined(type.oid()), type.typreceive(), "no binary input function available for type ");
  }

  /// @throws PgException 42883 when a type has no binary output
  public int send(PgType type) {
    return function(
        defined(type.oid()), type.typsend(), "no binary output function available for type ");
  }

  private int function(PgType type, int function, String complaint) {
    if (function == Oid.INVALID) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION, complaint + new TypeNames(this, null).format(type.oid()));
    }
    return function;
  }

  /// The relation whose rows a composite type, or a domain over one, has; 0 for others
  /// (`typeOrDomainTypeRelid`).
  public int relationOrDomainRelation(int type) {
    PgType row = get(type);
    while (row.typtype() == PgType.TYPTYPE_DOMAIN) {
      row = get(row.typbasetype());
    }
    return row.typrelid();
  }

  /// The relation whose rows a composite type has; 0 for others (`get_typ_typrelid`).
  public int relation(int type) {
    PgType row = find(type);
    return row == null ? Oid.INVALID : row.typrelid();
  }

  /// The type of a relation's rows; 0 when it has none.
  public int rowType(int relation) {
    PgClass row = catalog.find(SysCache.RELOID, relation);
    return row == null ? Oid.INVALID : row.reltype();
  }

  /// Whether a type's values are rows: composite, `record` or a domain over a composite type
  /// (`type_is_rowtype`).
  public boolean isRowType(int type) {
    if (type == TypeOid.RECORD) {
      return true;
    }
    return switch (kind(type)) {
      case PgType.TYPTYPE_COMPOSITE -> true;
      case PgType.TYPTYPE_DOMAIN -> kind(base(type)) == PgType.TYPTYPE_COMPOSITE;
      default -> false;
    };
  }

  /// Whether a type is composite or a domain over a composite type (`ISCOMPLEX`).
  public boolean isComplex(int type) {
    return relationOrDomainRelation(type) != Oid.INVALID;
  }

  /// `typtype`; `\0` where there is no such type (`get_typtype`).
  public char kind(int type) {
    PgType row = find(type);
    return row == null ? '\0' : row.typtype();
  }

  private boolean isOfKind(int type, char kind) {
    return kind(type) == kind;
  }

  /// `typcategory` of a type that must exist.
  public char category(int type) {
    return get(type).typcategory();
  }

  /// Whether a type is preferred in its category.
  public boolean isPreferred(int type) {
    return get(type).typispreferred();
  }

  /// Whether a type is preferred, and its category is this one (`IsPreferredType`).
  public boolean isPreferredIn(char category, int type) {
    PgType row = get(type);
    return row.typcategory() == category && row.typispreferred();
  }

  public boolean isEnum(int type) {
    return isOfKind(type, PgType.TYPTYPE_ENUM);
  }

  public boolean isRange(int type) {
    return isOfKind(type, PgType.TYPTYPE_RANGE);
  }

  public boolean isMultirange(int type) {
    return isOfKind(type, PgType.TYPTYPE_MULTIRANGE);
  }

  /// The collation of a type that can have one, else 0 (`get_typcollation`).
  public int collation(int type) {
    PgType row = find(type);
    return row == null ? Oid.INVALID : row.typcollation();
  }

  public boolean isCollatable(int type) {
    return collation(type) != Oid.INVALID;
  }

  /// The type of a range's bounds; 0 for other types (`get_range_subtype`).
  public int rangeSubtype(int range) {
    PgRange row = catalog.find(SysCache.RANGETYPE, range);
    return row == null ? Oid.INVALID : row.rngsubtype();
  }

  /// The multirange type of a range type; 0 for other types.
  public int multirangeOf(int range) {
    PgRange row = catalog.find(SysCache.RANGETYPE, range);
    return row == null ? Oid.INVALID : row.rngmultitypid();
  }

  /// The range type of a multirange type; 0 for other types.
  public int rangeOf(int multirange) {
    PgRange row = catalog.find(SysCache.RANGEMULTIRANGE, multirange);
    return row == null ? Oid.INVALID : row.rngtypid();
  }

  /// How many bytes a value of a type has, when nothing is known of the values (`get_typavgwidth`).
  ///
  /// @param characterBytes the length of the database encoding's longest characters
  public int averageWidth(int type, int typmod, int characterBytes) {
    PgType row = get(type);
    if (row.typlen() > 0) {
      return row.typlen();
    }
    int maximum = TypeWidths.maximum(type, typmod, characterBytes);
    if (maximum <= 0) {
      return 32;
    }
    if (type == TypeOid.BPCHAR || maximum <= 32) {
      return maximum;
    }
    return maximum < 1000 ? 32 + (maximum - 32) / 2 : 32 + (1000 - 32) / 2;
  }

  /// The column of a relation with a name; null when there is none that is not dropped.
  public @Nullable PgAttribute attribute(int relation, String name) {
    PgAttribute row = catalog.find(SysCache.ATTNAME, relation, name);
    return row == null || row.attisdropped() ? null : row;
  }

  /// The columns of a relation, dropped ones included, by number; system columns left out.
  public List<PgAttribute> attributes(int relation) {
    List<PgAttribute> all = catalog.list(SysCache.ATTNUM, relation);
    PgAttribute[] byNumber = new PgAttribute[all.size()];
    int count = 0;
    for (PgAttribute row : all) {
      if (row.attnum() > 0) {
        byNumber[row.attnum() - 1] = row;
        count++;
      }
    }
    return List.of(Arrays.copyOf(byNumber, count));
  }

  // Inheritance

  /// Whether a composite type's relation inherits, directly or not, from another's
  /// (`typeInheritsFrom`).
  public boolean inherits(int subtype, int supertype) {
    int relation = relationOrDomainRelation(subtype);
    int ancestor = relationOrDomainRelation(supertype);
    return relation != Oid.INVALID && ancestor != Oid.INVALID && descends(relation, ancestor);
  }

  private boolean descends(int relation, int ancestor) {
    for (PgInherits parent : catalog.scan(PgInherits.RELID_SEQNO_INDEX, relation)) {
      if (parent.inhparent() == ancestor || descends(parent.inhparent(), ancestor)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a composite type is that of a typed table of another (`typeIsOfTypedTable`).
  public boolean isOfTypedTable(int rowType, int ofType) {
    int relation = relationOrDomainRelation(rowType);
    PgClass row = relation == Oid.INVALID ? null : catalog.find(SysCache.RELOID, relation);
    return row != null && row.reloftype() != Oid.INVALID && row.reloftype() == ofType;
  }

  // Pseudo-types

  /// Whether a pseudo-type stands for any type of a kind (`IsPolymorphicType`).
  public static boolean isPolymorphic(int type) {
    return isPolymorphicSimple(type) || isPolymorphicCompatible(type);
  }

  /// Polymorphic types that all stand for the same type (`IsPolymorphicTypeFamily1`).
  public static boolean isPolymorphicSimple(int type) {
    return switch (type) {
      case TypeOid.ANYELEMENT,
          TypeOid.ANYARRAY,
          TypeOid.ANYNONARRAY,
          TypeOid.ANYENUM,
          TypeOid.ANYRANGE,
          TypeOid.ANYMULTIRANGE ->
          true;
      default -> false;
    };
  }

  /// Polymorphic types that stand for a type common to all arguments (`IsPolymorphicTypeFamily2`).
  public static boolean isPolymorphicCompatible(int type) {
    return switch (type) {
      case TypeOid.ANYCOMPATIBLE,
          TypeOid.ANYCOMPATIBLEARRAY,
          TypeOid.ANYCOMPATIBLENONARRAY,
          TypeOid.ANYCOMPATIBLERANGE,
          TypeOid.ANYCOMPATIBLEMULTIRANGE ->
          true;
      default -> false;
    };
  }

  // Casts

  /// The cast from a type to another as `pg_cast` has it; null when there is none.
  public @Nullable PgCast cast(int source, int target) {
    return catalog.find(SysCache.CASTSOURCETARGET, source, target);
  }

  /// Whether a value of a type can stand as it is for one of another (`IsBinaryCoercible`).
  public boolean isBinaryCoercible(int source, int target) {
    if (source == target || target == TypeOid.ANY || target == TypeOid.ANYELEMENT) {
      return true;
    }
    if (target == TypeOid.ANYCOMPATIBLE) {
      return true;
    }
    int from = source == Oid.INVALID ? source : base(source);
    return from == target || isPolymorphicFit(from, target) || isFreeCast(from, target);
  }

  private boolean isPolymorphicFit(int source, int target) {
    return switch (target) {
      case TypeOid.ANYARRAY, TypeOid.ANYCOMPATIBLEARRAY -> element(source) != Oid.INVALID;
      case TypeOid.ANYENUM -> isEnum(source);
      case TypeOid.ANYRANGE, TypeOid.ANYCOMPATIBLERANGE -> isRange(source);
      case TypeOid.ANYMULTIRANGE, TypeOid.ANYCOMPATIBLEMULTIRANGE -> isMultirange(source);
      case TypeOid.RECORD -> source != Oid.INVALID && isRowType(source);
      case TypeOid.RECORDARRAY -> element(source) != Oid.INVALID && isRowType(element(source));
      case TypeOid.ANYNONARRAY, TypeOid.ANYCOMPATIBLENONARRAY -> element(source) == Oid.INVALID;
      default -> false;
    };
  }

  private boolean isFreeCast(int source, int target) {
    PgCast cast = cast(source, target);
    return cast != null && cast.castmethod() == BINARY && cast.castcontext() == IMPLICIT;
  }
}
