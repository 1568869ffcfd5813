package org.gajah.analyzer;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// The errors about names that are not found, with what the user may have meant.
final class MissingNames {
  private static final int MAX_DISTANCE = 3;

  private final Analysis a;
  private final ColumnNames names;

  MissingNames(Analysis analysis, ColumnNames names) {
    this.a = analysis;
    this.names = names;
  }

  /// The columns that come near.
  private static final class Guesses {
    int distance = MAX_DISTANCE + 1;
    @Nullable RangeTblEntry first;
    String firstName = "";
    @Nullable RangeTblEntry second;
    String secondName = "";
    @Nullable RangeTblEntry exact;
    @Nullable RangeTblEntry otherExact;

    void consider(RangeTblEntry entry, String actual, String wanted, int penalty) {
      if (penalty > distance || actual.isEmpty()) {
        return;
      }
      int far = Levenshtein.distance(actual, wanted);
      if (far > wanted.length() / 2) {
        return;
      }
      far += penalty;
      if (far < distance) {
        distance = far;
        first = entry;
        firstName = actual;
        second = null;
      } else if (far == distance) {
        tie(entry, actual, far);
      }
    }

    private void tie(RangeTblEntry entry, String actual, int far) {
      if (second != null) {
        first = null;
        second = null;
        distance = far - 1;
      } else if (first != null) {
        second = entry;
        secondName = actual;
      } else {
        first = entry;
        firstName = actual;
      }
    }
  }

  /// The error about a column.
  ///
  /// @param relation the name that the column was qualified with, if it was
  PgException column(Scope scope, @Nullable String relation, String name, int location) {
    PgException fault =
        a.fault(
            SqlState.UNDEFINED_COLUMN,
            relation == null
                ? "column \"%s\" does not exist".formatted(name)
                : "column %s.%s does not exist".formatted(relation, name),
            location);
    Guesses guesses = guess(scope, relation, name);
    if (guesses.exact != null) {
      return exact(fault, scope, guesses, guesses.exact, relation, name);
    }
    if (guesses.first == null) {
      return fault;
    }
    String first = guesses.first.eref().aliasname() + "." + guesses.firstName;
    if (guesses.second == null) {
      return fault.hint("Perhaps you meant to reference the column \"%s\".".formatted(first));
    }
    String second = guesses.second.eref().aliasname() + "." + guesses.secondName;
    return fault.hint(
        "Perhaps you meant to reference the column \"%s\" or the column \"%s\"."
            .formatted(first, second));
  }

  private static PgException exact(
      PgException fault,
      Scope scope,
      Guesses guesses,
      RangeTblEntry exact,
      @Nullable String relation,
      String name) {
    if (guesses.otherExact != null) {
      fault.detail(
          ("There are columns named \"%s\", but they are in tables that cannot be referenced from"
                  + " this part of the query.")
              .formatted(name));
      return relation == null ? fault.hint("Try using a table-qualified name.") : fault;
    }
    fault.detail(
        ("There is a column named \"%s\" in table \"%s\", but it cannot be referenced from this"
                + " part of the query.")
            .formatted(name, exact.eref().aliasname()));
    if (visibleIfLateral(scope, exact)) {
      return fault.hint("To reference that column, you must mark this subquery with LATERAL.");
    }
    return relation == null && visibleIfQualified(scope, exact)
        ? fault.hint("To reference that column, you must use a table-qualified name.")
        : fault;
  }

  private static Guesses guess(Scope start, @Nullable String relation, String name) {
    Guesses guesses = new Guesses();
    for (Scope scope = start; scope != null; scope = scope.parent) {
      for (RangeTblEntry entry : scope.rangeTable) {
        if (entry.rtekind() != RTEKind.RTE_JOIN) {
          guess(guesses, entry, relation, name);
        }
      }
    }
    return guesses;
  }

  private static void guess(
      Guesses guesses, RangeTblEntry entry, @Nullable String relation, String name) {
    int penalty = relation == null ? 0 : Levenshtein.distance(relation, entry.eref().aliasname());
    penalty = Math.min(penalty, MAX_DISTANCE + 2);
    List<String> columns = entry.eref().colnames();
    boolean found = false;
    for (String column : columns) {
      if (column.equals(name)) {
        found = true;
      } else if (!found) {
        guesses.consider(entry, column, name, penalty);
      }
    }
    if (found && penalty == 0) {
      if (guesses.exact == null) {
        guesses.exact = entry;
      } else {
        guesses.otherExact = entry;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // The very entry.
  private static boolean visibleIfLateral(Scope start, RangeTblEntry entry) {
    if (start.lateralActive) {
      return false;
    }
    for (Scope scope = start; scope != null; scope = scope.parent) {
      for (NamespaceItem item : scope.namespace) {
        if (item.entry == entry) {
          return item.lateralOnly && item.lateralOk;
        }
      }
    }
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // The very entry.
  private static boolean visibleIfQualified(Scope start, RangeTblEntry entry) {
    for (Scope scope = start; scope != null; scope = scope.parent) {
      for (NamespaceItem item : scope.namespace) {
        if (item.entry == entry) {
          return item.relationVisible && !item.columnsVisible;
        }
      }
    }
    return false;
  }

  /// The error about an entry of the range table.
  @SuppressWarnings("ReferenceEquality") // The very entry.
  PgException relation(Scope scope, RangeVar name) {
    RangeTblEntry entry = search(scope, name);
    if (entry == null) {
      return a.fault(
          SqlState.UNDEFINED_TABLE,
          "missing FROM-clause entry for table \"%s\"".formatted(name.relname()),
          name.location());
    }
    PgException fault =
        a.fault(
            SqlState.UNDEFINED_TABLE,
            "invalid reference to FROM-clause entry for table \"%s\"".formatted(name.relname()),
            name.location());
    String alias = entry.eref().aliasname();
    if (entry.alias() != null && !alias.equals(name.relname())) {
      ColumnNames.Found found = names.item(scope, null, alias, name.location());
      if (found != null && found.item().entry == entry) {
        return fault.hint(
            "Perhaps you meant to reference the table alias \"%s\".".formatted(alias));
      }
    }
    fault.detail(
        ("There is an entry for table \"%s\", but it cannot be referenced from this part of the"
                + " query.")
            .formatted(alias));
    return visibleIfLateral(scope, entry)
        ? fault.hint("To reference that table, you must mark this subquery with LATERAL.")
        : fault;
  }

  private @Nullable RangeTblEntry search(Scope start, RangeVar name) {
    Ctes.Found cte = name.schemaname() == null ? a.ctes.find(start, name.relname()) : null;
    PgClass relation = cte == null ? a.lookups.relations().find(name) : null;
    int level = 0;
    for (Scope scope = start; scope != null; scope = scope.parent) {
      for (RangeTblEntry entry : scope.rangeTable) {
        boolean match =
            relation != null
                    && entry.rtekind() == RTEKind.RTE_RELATION
                    && entry.relid() == relation.oid()
                || cte != null
                    && entry.rtekind() == RTEKind.RTE_CTE
                    && entry.ctelevelsup() + level == cte.levelsUp()
                    && cte.cte().name().equals(entry.ctename())
                || entry.eref().aliasname().equals(name.relname());
        if (match) {
          return entry;
        }
      }
      level++;
    }
    return null;
  }
}
