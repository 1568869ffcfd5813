package org.gajah.bootstrap.descriptions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgOpfamily;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.CatalogTable;
import org.jspecify.annotations.Nullable;

/// What functions are there for, as other catalogs tell: types, operators, operator classes,
/// aggregates, casts, conversions and functions that they help to plan. The first of these counts.
final class FunctionRoles {
  /// Names of more aggregates than this are not counted up.
  private static final int MOST_NAMES = 3;

  private final CatalogSource catalog;
  private final TypeWords types;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();

  /// @param operators what operators are described as, by their OIDs
  FunctionRoles(CatalogSource catalog, TypeWords types, Map<Integer, String> operators) {
    this.catalog = catalog;
    this.types = types;
    catalog.all(PgProc.TABLE).forEach(function -> names.put(function.oid(), function.proname()));
    ofTypes();
    ofOperators(operators);
    ofOperatorClasses();
    ofAggregates();
    ofCasts();
    ofConversions();
    ofPlanning();
  }

  /// What a function is there for; null when no other object says it.
  @Nullable String find(int function) {
    return texts.get(function);
  }

  private void is(int function, String text) {
    if (function != 0) {
      texts.putIfAbsent(function, text);
    }
  }

  private <R extends CatalogRow> List<R> sorted(CatalogTable<R> table, ToIntFunction<R> key) {
    return catalog.all(table).stream().sorted(Comparator.comparingInt(key)).toList();
  }

  private void ofTypes() {
    for (PgType type : sorted(PgType.TABLE, PgType::oid)) {
      String name = types.word(type.oid());
      is(type.typinput(), "reads " + name + " from text");
      is(type.typoutput(), "writes " + name + " as text");
      is(type.typreceive(), "reads " + name + " from binary data");
      is(type.typsend(), "writes " + name + " as binary data");
      is(type.typmodin(), "reads what stands in parentheses behind " + name);
      is(type.typmodout(), "writes what stands in parentheses behind " + name);
    }
  }

  private void ofOperators(Map<Integer, String> operators) {
    for (PgOperator operator : sorted(PgOperator.TABLE, PgOperator::oid)) {
      String text = operators.get(operator.oid());
      is(operator.oprcode(), text + " (operator " + operator.oprname() + ")");
    }
  }

  private void ofOperatorClasses() {
    Map<Integer, Integer> methods = new HashMap<>();
    for (PgOpfamily family : catalog.all(PgOpfamily.TABLE)) {
      methods.put(family.oid(), family.opfmethod());
    }
    Map<Integer, Set<Integer>> families = new HashMap<>();
    List<PgAmproc> uses = new ArrayList<>(sorted(PgAmproc.TABLE, PgAmproc::oid));
    for (PgAmproc use : uses) {
      families.computeIfAbsent(use.amproc(), _ -> new TreeSet<>()).add(use.amprocfamily());
    }
    IndexRoles roles = new IndexRoles(types);
    // The comparisons and hashes of B-trees and hash indexes serve others too.
    uses.sort(Comparator.comparingInt(use -> methods.getOrDefault(use.amprocfamily(), 0)));
    for (PgAmproc use : uses) {
      int method = methods.getOrDefault(use.amprocfamily(), 0);
      boolean single = families.getOrDefault(use.amproc(), Set.of()).size() == 1;
      is(use.amproc(), roles.of(method, use, single));
    }
  }

  /// A part of aggregates, and how its function is described.
  private record Part(ToIntFunction<PgAggregate> function, String text) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(PgAggregate::aggtransfn, "adds a row to %s"),
          new Part(PgAggregate::aggmtransfn, "adds a row to %s, in a moving frame"),
          new Part(PgAggregate::aggminvtransfn, "takes a row out of %s, in a moving frame"),
          new Part(PgAggregate::aggfinalfn, "result of %s"),
          new Part(PgAggregate::aggmfinalfn, "result of %s, in a moving frame"),
          new Part(PgAggregate::aggcombinefn, "joins two partial states of %s"),
          new Part(PgAggregate::aggserialfn, "bytes of a partial state of %s"),
          new Part(PgAggregate::aggdeserialfn, "partial state of %s, of its bytes"));

  private void ofAggregates() {
    List<PgAggregate> aggregates = sorted(PgAggregate.TABLE, PgAggregate::aggfnoid);
    for (Part part : PARTS) {
      Map<Integer, Set<String>> users = new LinkedHashMap<>();
      for (PgAggregate aggregate : aggregates) {
        users
            .computeIfAbsent(part.function().applyAsInt(aggregate), _ -> new LinkedHashSet<>())
            .add(names.getOrDefault(aggregate.aggfnoid(), ""));
      }
      users.forEach((function, aggregate) -> is(function, part.text().formatted(some(aggregate))));
    }
  }

  private static String some(Collection<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? first + " and others" : first;
  }

  private void ofCasts() {
    for (PgCast cast : sorted(PgCast.TABLE, PgCast::oid)) {
      String target = types.word(cast.casttarget());
      is(
          cast.castfunc(),
          cast.castsource() == cast.casttarget()
              ? "makes " + target + " fit what stands in parentheses behind its type"
              : "turns " + types.word(cast.castsource()) + " into " + target);
    }
  }

  private void ofConversions() {
    Map<Integer, List<PgConversion>> uses = new LinkedHashMap<>();
    for (PgConversion conversion : sorted(PgConversion.TABLE, PgConversion::oid)) {
      uses.computeIfAbsent(conversion.conproc(), _ -> new ArrayList<>()).add(conversion);
    }
    uses.forEach((function, conversions) -> {
      String from = encodings(conversions, PgConversion::conforencoding);
      String to = encodings(conversions, PgConversion::contoencoding);
      is(function, "recodes text from " + from + " to " + to);
    });
  }

  private static String encodings(
      List<PgConversion> conversions, ToIntFunction<PgConversion> encoding) {
    List<String> names =
        conversions.stream()
            .map(conversion -> Conversions.encoding(encoding.applyAsInt(conversion)))
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : some(names);
  }

  private void ofPlanning() {
    Map<Integer, Set<String>> users = new LinkedHashMap<>();
    for (PgProc function : sorted(PgProc.TABLE, PgProc::oid)) {
      users
          .computeIfAbsent(function.prosupport(), _ -> new LinkedHashSet<>())
          .add(function.proname());
    }
    users.forEach((function, helped) -> is(function, "tells the planner about " + some(helped)));
  }
}
