package org.gajah.analyzer.deparse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// The names that the entries of a range table and their columns go by, on one level of query.
final class Names {
  final @Nullable Names parent;
  final List<RangeTblEntry> entries;
  final List<@Nullable String> relations = new ArrayList<>();
  private final List<List<String>> columns = new ArrayList<>();
  final @Nullable Query query;
  private final AnalysisContext context;

  Names(
      AnalysisContext context,
      List<RangeTblEntry> entries,
      @Nullable Query query,
      @Nullable Names parent) {
    this(context, entries, query, parent, places(entries.size()));
  }

  private static List<Integer> places(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  /// @param used the entries that need a name, by their place from 1, in the order in which names
  ///   are given
  Names(
      AnalysisContext context,
      List<RangeTblEntry> entries,
      @Nullable Query query,
      @Nullable Names parent,
      List<Integer> used) {
    this.context = context;
    this.parent = parent;
    this.entries = entries;
    this.query = query;
    Set<String> taken = new HashSet<>();
    for (Names each = parent; each != null; each = each.parent) {
      for (String name : each.relations) {
        if (name != null) {
          taken.add(name);
        }
      }
    }
    for (RangeTblEntry entry : entries) {
      relations.add(null);
      columns.add(columnsOf(entry));
    }
    for (int place : used) {
      String name = wanted(entries.get(place - 1));
      relations.set(place - 1, name == null ? null : unique(name, taken));
    }
  }

  private @Nullable String wanted(RangeTblEntry entry) {
    if (entry.alias() != null) {
      return entry.alias().aliasname();
    }
    return switch (entry.rtekind()) {
      case RTE_RELATION -> relationName(entry.relid());
      case RTE_JOIN -> null;
      default -> entry.eref().aliasname();
    };
  }

  private String relationName(int oid) {
    PgClass row = context.lookups().relations().find(oid);
    return row == null ? "" : row.relname();
  }

  private static String unique(String name, Set<String> used) {
    String result = name;
    for (int i = 1; !used.add(result); i++) {
      result = name + "_" + i;
    }
    return result;
  }

  private List<String> columnsOf(RangeTblEntry entry) {
    if (entry.rtekind() == RTEKind.RTE_JOIN && entry.alias() == null) {
      return entry.eref().colnames();
    }
    List<String> result = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String name : wantedColumns(entry)) {
      result.add(name.isEmpty() ? "" : unique(name, taken));
    }
    return result;
  }

  /// As the query names them; empty where a column was dropped.
  private List<String> wantedColumns(RangeTblEntry entry) {
    if (entry.rtekind() != RTEKind.RTE_RELATION) {
      return entry.eref().colnames();
    }
    int given = entry.alias() == null ? 0 : entry.alias().colnames().size();
    List<String> result = new ArrayList<>();
    for (PgAttribute column : context.lookups().relations().columns(entry.relid())) {
      int at = result.size();
      result.add(
          column.attisdropped()
              ? ""
              : at < given ? entry.eref().colnames().get(at) : column.attname());
    }
    return result;
  }

  Names up(int levels) {
    Names result = this;
    for (int i = 0; i < levels; i++) {
      result = Objects.requireNonNull(result.parent);
    }
    return result;
  }

  /// Whether a bare name would mean a WITH query here.
  boolean hidesTable(String name) {
    for (Names each = this; each != null; each = each.parent) {
      if (each.query != null
          && each.query.cteList().stream().anyMatch(cte -> cte.ctename().equals(name))) {
        return true;
      }
    }
    return false;
  }

  @Nullable String relation(int index) {
    return relations.get(index - 1);
  }

  String column(int index, int number) {
    List<String> names = columns.get(index - 1);
    if (number > 0) {
      return number <= names.size() ? names.get(number - 1) : "?column?";
    }
    RangeTblEntry entry = entries.get(index - 1);
    PgAttribute column = context.lookups().relations().column(entry.relid(), number);
    return column == null ? "" : column.attname();
  }

  List<String> columns(int index) {
    return columns.get(index - 1);
  }
}
