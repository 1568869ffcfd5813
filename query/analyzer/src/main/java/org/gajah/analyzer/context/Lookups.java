package org.gajah.analyzer.context;

import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.operator.OperatorClasses;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.TypeOperators;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;

/// The catalogs' services that analysis asks.
///
/// @param typeNames types as messages and SQL show them
/// @param candidates functions and operators by name
/// @param typeOperators how values of a type are compared
public record Lookups(
    Names names,
    Types types,
    TypeNames typeNames,
    ExpressionTypes expressionTypes,
    Relations relations,
    Candidates candidates,
    Operators operators,
    OperatorClasses operatorClasses,
    TypeOperators typeOperators) {
  static Lookups of(Names names) {
    Namespaces namespaces = names.namespaces();
    Types types = new Types(namespaces.catalog());
    Operators operators = new Operators(namespaces.catalog());
    return new Lookups(
        names,
        types,
        new TypeNames(types, names),
        new ExpressionTypes(types),
        new Relations(names, types),
        new Candidates(namespaces),
        operators,
        new OperatorClasses(types),
        new TypeOperators(types, operators));
  }

  /// A function that must exist.
  public PgProc function(int oid) {
    return operators.function(oid);
  }

  public PgAggregate aggregate(int oid) {
    return types.catalog().get(SysCache.AGGFNOID, oid);
  }
}
