package org.gajah.catalog.operator;

import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;

/// How values of a type are compared and hashed when nobody says: by its default operator classes.
/// For arrays, ranges and rows only where what they are made of can be. Mirrors
/// `utils/cache/typcache.c`.
///
/// Whatever answers with an OID answers 0 when there is none.
public final class TypeOperators {
  private static final short BTREE_ORDER_PROC = 1;
  private static final short HASH_STANDARD_PROC = 1;
  private static final short HASH_EXTENDED_PROC = 2;

  private static final int ARRAY_EQ = 1070;
  private static final int ARRAY_LT = 1072;
  private static final int ARRAY_GT = 1073;
  private static final int RECORD_EQ = 2988;
  private static final int RECORD_LT = 2990;
  private static final int RECORD_GT = 2991;

  private final Types types;
  private final OperatorClasses classes;
  private final Operators operators;

  public TypeOperators(Types types, Operators operators) {
    this.types = types;
    this.classes = new OperatorClasses(types);
    this.operators = operators;
  }

  /// What is asked of the parts of a composed value.
  private enum Ability {
    EQUALITY,
    ORDER,
    HASH,
    EXTENDED_HASH
  }

  /// The default operator class for a method; that of the base type where a type is a domain.
  public int operatorClass(int type, int method) {
    return classes.byDefault(type, method);
  }

  /// The equality operator.
  public int equality(int type) {
    int btree = classes.byDefault(type, Operators.BTREE_METHOD);
    int result = Oid.INVALID;
    if (btree != Oid.INVALID) {
      result = member(btree, Strategy.EQUAL);
    }
    if (result == Oid.INVALID) {
      int hash = classes.byDefault(type, Operators.HASH_METHOD);
      result = hash == Oid.INVALID ? Oid.INVALID : member(hash, Strategy.HASH_EQUAL);
    }
    boolean fails =
        (result == ARRAY_EQ && !elementHas(type, Ability.EQUALITY))
            || (result == RECORD_EQ && !fieldsHave(type, Ability.EQUALITY));
    return fails ? Oid.INVALID : result;
  }

  /// The "less than" operator.
  public int less(int type) {
    return ordering(type, Strategy.LESS, ARRAY_LT, RECORD_LT);
  }

  /// The "greater than" operator.
  public int greater(int type) {
    return ordering(type, Strategy.GREATER, ARRAY_GT, RECORD_GT);
  }

  /// What sorts and groups values of a type (`get_sort_group_operators`).
  public SortGroupOperators sortGroup(int type) {
    return new SortGroupOperators(
        less(type), equality(type), greater(type), hash(type) != Oid.INVALID);
  }

  private int ordering(int type, short strategy, int ofArrays, int ofRecords) {
    int btree = classes.byDefault(type, Operators.BTREE_METHOD);
    int result = btree == Oid.INVALID ? Oid.INVALID : member(btree, strategy);
    boolean fails =
        (result == ofArrays && !elementHas(type, Ability.ORDER))
            || (result == ofRecords && !fieldsHave(type, Ability.ORDER));
    return fails ? Oid.INVALID : result;
  }

  /// The function that compares in the default B-tree class.
  public int comparison(int type) {
    int btree = classes.byDefault(type, Operators.BTREE_METHOD);
    int result = btree == Oid.INVALID ? Oid.INVALID : support(btree, BTREE_ORDER_PROC);
    boolean fails =
        (result == FunctionOid.BTARRAYCMP && !elementHas(type, Ability.ORDER))
            || (result == FunctionOid.BTRECORDCMP && !fieldsHave(type, Ability.ORDER));
    return fails ? Oid.INVALID : result;
  }

  /// The function that hashes in the default hash class.
  public int hash(int type) {
    int result = hash(type, HASH_STANDARD_PROC);
    boolean fails =
        (result == FunctionOid.HASH_ARRAY && !elementHas(type, Ability.HASH))
            || (result == FunctionOid.HASH_RECORD && !fieldsHave(type, Ability.HASH))
            || (result == FunctionOid.HASH_RANGE && !boundsHave(type, Ability.HASH))
            || (result == FunctionOid.HASH_MULTIRANGE
                && !boundsHave(types.rangeOf(types.base(type)), Ability.HASH));
    return fails ? Oid.INVALID : result;
  }

  /// The function that hashes with a seed in the default hash class.
  public int extendedHash(int type) {
    int result = hash(type, HASH_EXTENDED_PROC);
    boolean fails =
        (result == FunctionOid.HASH_ARRAY_EXTENDED && !elementHas(type, Ability.EXTENDED_HASH))
            || (result == FunctionOid.HASH_RECORD_EXTENDED
                && !fieldsHave(type, Ability.EXTENDED_HASH))
            || (result == FunctionOid.HASH_RANGE_EXTENDED
                && !boundsHave(type, Ability.EXTENDED_HASH))
            || (result == FunctionOid.HASH_MULTIRANGE_EXTENDED
                && !boundsHave(types.rangeOf(types.base(type)), Ability.EXTENDED_HASH));
    return fails ? Oid.INVALID : result;
  }

  private int hash(int type, short number) {
    int hash = classes.byDefault(type, Operators.HASH_METHOD);
    if (hash == Oid.INVALID) {
      return Oid.INVALID;
    }
    // A hash class that disagrees with the B-tree class about equality must not be used.
    int equality = equality(type);
    return equality != Oid.INVALID && equality != member(hash, Strategy.HASH_EQUAL)
        ? Oid.INVALID
        : support(hash, number);
  }

  private int member(int operatorClass, short strategy) {
    PgOpclass row = classes.get(operatorClass);
    return operators.member(row.opcfamily(), row.opcintype(), row.opcintype(), strategy);
  }

  private int support(int operatorClass, short number) {
    PgOpclass row = classes.get(operatorClass);
    return operators.support(row.opcfamily(), row.opcintype(), row.opcintype(), number);
  }

  private boolean has(int type, Ability ability) {
    return Oid.INVALID
        != switch (ability) {
          case EQUALITY -> equality(type);
          case ORDER -> comparison(type);
          case HASH -> hash(type);
          case EXTENDED_HASH -> extendedHash(type);
        };
  }

  private boolean elementHas(int type, Ability ability) {
    int element = types.baseElement(type);
    return element != Oid.INVALID && has(element, ability);
  }

  private boolean boundsHave(int range, Ability ability) {
    int bounds = types.rangeSubtype(types.base(range));
    return bounds != Oid.INVALID && has(bounds, ability);
  }

  private boolean fieldsHave(int type, Ability ability) {
    if (type == TypeOid.RECORD) {
      // Only the values can tell. More types can be compared than hashed, so only that is promised.
      return ability == Ability.EQUALITY || ability == Ability.ORDER;
    }
    int relation = types.relationOrDomainRelation(type);
    if (relation == Oid.INVALID) {
      return false;
    }
    for (PgAttribute column : types.attributes(relation)) {
      if (!column.attisdropped() && !has(column.atttypid(), ability)) {
        return false;
      }
    }
    return true;
  }
}
