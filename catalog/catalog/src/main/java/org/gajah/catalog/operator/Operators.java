package org.gajah.catalog.operator;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.jspecify.annotations.Nullable;

/// Facts about operators and functions. Mirrors the operators' part of `utils/cache/lsyscache.c`.
///
/// Whatever answers with an OID answers 0 when there is none.
public final class Operators {
  public static final int BTREE_METHOD = 403;
  public static final int HASH_METHOD = 405;

  private static final char SEARCH = 's';
  private static final int ARRAY_EQ = 1070;
  private static final int RECORD_EQ = 2988;
  private static final short HASH_STANDARD_PROC = 1;

  private final CatalogSource catalog;

  public Operators(CatalogSource catalog) {
    this.catalog = catalog;
  }

  /// Whether an operator takes arguments of types that are known only where it is used.
  public boolean isPolymorphic(int operator) {
    PgOperator row = get(operator);
    return isPseudo(row.oprleft()) || isPseudo(row.oprright());
  }

  private boolean isPseudo(int type) {
    return type != 0 && catalog.get(SysCache.TYPEOID, type).typtype() == PgType.TYPTYPE_PSEUDO;
  }

  /// Where rows are looked up.
  public CatalogSource catalog() {
    return catalog;
  }

  /// An operator that must exist.
  ///
  /// @throws PgException XX000 when it does not
  public PgOperator get(int operator) {
    PgOperator row = find(operator);
    if (row == null) {
      throw PgException.internal("cache lookup failed for operator " + Oid.toString(operator));
    }
    return row;
  }

  public @Nullable PgOperator find(int operator) {
    return catalog.find(SysCache.OPEROID, operator);
  }

  /// A function that must exist.
  ///
  /// @throws PgException XX000 when it does not
  public PgProc function(int function) {
    PgProc row = catalog.find(SysCache.PROCOID, function);
    if (row == null) {
      throw PgException.internal("cache lookup failed for function " + Oid.toString(function));
    }
    return row;
  }

  /// The function behind an operator (`get_opcode`).
  public int code(int operator) {
    PgOperator row = find(operator);
    return row == null ? Oid.INVALID : row.oprcode();
  }

  public int commutator(int operator) {
    PgOperator row = find(operator);
    return row == null ? Oid.INVALID : row.oprcom();
  }

  public int negator(int operator) {
    PgOperator row = find(operator);
    return row == null ? Oid.INVALID : row.oprnegate();
  }

  /// Whether an operator's function answers NULL for NULL (`op_strict`).
  public boolean isStrict(int operator) {
    return function(code(operator)).proisstrict();
  }

  /// `provolatile` of an operator's function.
  public char volatility(int operator) {
    return function(code(operator)).provolatile();
  }

  // Families

  /// An operator's place in a family, as a search operator; null when it has none.
  public @Nullable PgAmop member(int operator, int family) {
    return catalog.find(SysCache.AMOPOPID, operator, SEARCH, family);
  }

  public boolean isMember(int operator, int family) {
    return member(operator, family) != null;
  }

  /// The strategy of an operator in a family; 0 when it is not in it (`get_op_opfamily_strategy`).
  public short strategy(int operator, int family) {
    PgAmop row = member(operator, family);
    return row == null ? 0 : row.amopstrategy();
  }

  /// The operator of a family for two types and a strategy (`get_opfamily_member`).
  public int member(int family, int left, int right, short strategy) {
    PgAmop row = catalog.find(SysCache.AMOPSTRATEGY, family, left, right, strategy);
    return row == null ? Oid.INVALID : row.amopopr();
  }

  /// The support function of a family for two types (`get_opfamily_proc`).
  public int support(int family, int left, int right, short number) {
    PgAmproc row = catalog.find(SysCache.AMPROCNUM, family, left, right, number);
    return row == null ? Oid.INVALID : row.amproc();
  }

  /// All places of an operator in families.
  public List<PgAmop> members(int operator) {
    return catalog.list(SysCache.AMOPOPID, operator);
  }

  /// What an operator that is to sort means; null when it cannot (`get_ordering_op_properties`). An
  /// operator of several families gets one of them.
  public @Nullable OrderingOperator ordering(int operator) {
    for (PgAmop row : members(operator)) {
      if (isBtree(row)
          && (row.amopstrategy() == Strategy.LESS || row.amopstrategy() == Strategy.GREATER)
          && row.amoplefttype() == row.amoprighttype()) {
        return new OrderingOperator(row.amopfamily(), row.amoplefttype(), row.amopstrategy());
      }
    }
    return null;
  }

  /// The equality that goes with an ordering operator (`get_equality_op_for_ordering_op`).
  public int equalityFor(int orderingOperator) {
    OrderingOperator ordering = ordering(orderingOperator);
    return ordering == null
        ? Oid.INVALID
        : member(ordering.family(), ordering.inputType(), ordering.inputType(), Strategy.EQUAL);
  }

  /// The families in which an operator is equality, so that sorted inputs can be merged by it
  /// (`get_mergejoin_opfamilies`).
  public List<Integer> mergeFamilies(int operator) {
    List<Integer> result = new ArrayList<>();
    for (PgAmop row : members(operator)) {
      if (isBtree(row) && row.amopstrategy() == Strategy.EQUAL) {
        result.add(row.amopfamily());
      }
    }
    return result;
  }

  /// The equalities of one type each that go with an equality of two types, in a hash family; null
  /// when there are none (`get_compatible_hash_operators`).
  public @Nullable HashOperators compatibleHashOperators(int operator) {
    for (PgAmop row : members(operator)) {
      if (isHash(row) && row.amopstrategy() == Strategy.HASH_EQUAL) {
        if (row.amoplefttype() == row.amoprighttype()) {
          return new HashOperators(operator, operator);
        }
        int left = sameType(row, row.amoplefttype());
        int right = sameType(row, row.amoprighttype());
        if (left != Oid.INVALID && right != Oid.INVALID) {
          return new HashOperators(left, right);
        }
      }
    }
    return null;
  }

  private int sameType(PgAmop row, int type) {
    return member(row.amopfamily(), type, type, Strategy.HASH_EQUAL);
  }

  /// The functions that hash either side of an equality; null when there are none
  /// (`get_op_hash_functions`).
  public @Nullable HashOperators hashFunctions(int operator) {
    for (PgAmop row : members(operator)) {
      if (isHash(row) && row.amopstrategy() == Strategy.HASH_EQUAL) {
        int left = hashFunction(row.amopfamily(), row.amoplefttype());
        int right = hashFunction(row.amopfamily(), row.amoprighttype());
        if (left != Oid.INVALID && right != Oid.INVALID) {
          return new HashOperators(left, right);
        }
      }
    }
    return null;
  }

  private int hashFunction(int family, int type) {
    return support(family, type, type, HASH_STANDARD_PROC);
  }

  /// All that an operator means to B-tree families; an operator that is in none is tried as the
  /// negator of an equality (`get_op_btree_interpretation`).
  public List<Interpretation> interpretations(int operator) {
    List<Interpretation> result = new ArrayList<>();
    for (PgAmop row : members(operator)) {
      if (isBtree(row)) {
        result.add(interpretation(row, row.amopstrategy()));
      }
    }
    int negator = result.isEmpty() ? negator(operator) : Oid.INVALID;
    if (negator != Oid.INVALID) {
      for (PgAmop row : members(negator)) {
        if (isBtree(row) && row.amopstrategy() == Strategy.EQUAL) {
          result.add(interpretation(row, Strategy.NOT_EQUAL));
        }
      }
    }
    return result;
  }

  private static Interpretation interpretation(PgAmop row, short strategy) {
    return new Interpretation(row.amopfamily(), strategy, row.amoplefttype(), row.amoprighttype());
  }

  /// Whether inputs can be hashed for an operator. Arrays and rows can when what they are made of
  /// can be hashed.
  public boolean isHashJoinable(int operator, int leftType, TypeOperators typeOperators) {
    return switch (operator) {
      case ARRAY_EQ -> typeOperators.hash(leftType) == FunctionOid.HASH_ARRAY;
      case RECORD_EQ -> typeOperators.hash(leftType) == FunctionOid.HASH_RECORD;
      default -> {
        PgOperator row = find(operator);
        yield row != null && row.oprcanhash();
      }
    };
  }

  private static boolean isBtree(PgAmop row) {
    return row.amopmethod() == BTREE_METHOD;
  }

  private static boolean isHash(PgAmop row) {
    return row.amopmethod() == HASH_METHOD;
  }
}
