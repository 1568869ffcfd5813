package org.gajah.catalog.object;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// Finds what has to be dropped along with some objects. Mirrors `findDependentObjects` of
/// `catalog/dependency.c`.
///
/// Dependencies are a graph with cycles: a view and its rule need each other. What must not be
/// dropped by itself (a column's sequence, a view's rule) sends the search to what owns it, unless
/// it came from there.
final class DependentObjects {
  /// Why an object is dropped, or what else is known of it.
  enum Mark {
    /// It was asked for.
    ORIGINAL,
    NORMAL,
    AUTO,
    INTERNAL,
    PARTITION,
    EXTENSION,
    /// It owns one that was found.
    REVERSE,
    /// It is a partition's object, which may go only with another.
    IS_PART,
    /// It is a column of a table that goes as a whole.
    SUBOBJECT
  }

  /// An object that goes.
  static final class Target {
    final ObjectAddress object;
    final @Nullable ObjectAddress dependee;
    final EnumSet<Mark> marks;

    Target(ObjectAddress object, @Nullable ObjectAddress dependee, EnumSet<Mark> marks) {
      this.object = object;
      this.dependee = dependee;
      this.marks = marks;
    }

    boolean is(Mark mark) {
      return marks.contains(mark);
    }
  }

  /// An object that is being looked at, for whose sake the next one is.
  private record Visit(ObjectAddress object, EnumSet<Mark> marks, @Nullable Visit outer) {}

  /// What came of looking at an object's owners.
  ///
  /// @param elsewhere whether the object has been, or will be, found by way of an owner
  /// @param partition what it is a partition's object of
  private record Owners(boolean elsewhere, @Nullable ObjectAddress partition) {
    static final Owners ELSEWHERE = new Owners(true, null);
  }

  private record Dependent(ObjectAddress object, Mark mark) {}

  private final CatalogSource catalog;
  private final ObjectDescriptions descriptions;
  private final List<ObjectAddress> pending;
  private final Predicate<ObjectAddress> lock;
  private final boolean ignoresExtensions;
  private final List<Target> targets = new ArrayList<>();
  private final Map<ObjectAddress, List<Target>> byWhole = new HashMap<>();

  /// @param pending all objects that were asked for
  /// @param lock locks an object and says whether it is still there
  DependentObjects(
      CatalogSource catalog,
      ObjectDescriptions descriptions,
      List<ObjectAddress> pending,
      Predicate<ObjectAddress> lock,
      boolean ignoresExtensions) {
    this.catalog = catalog;
    this.descriptions = descriptions;
    this.pending = pending;
    this.lock = lock;
    this.ignoresExtensions = ignoresExtensions;
  }

  /// What was found, each object behind those that depend on it.
  List<Target> targets() {
    return targets;
  }

  void find(ObjectAddress object) {
    find(object, EnumSet.of(Mark.ORIGINAL), null);
  }

  private void find(ObjectAddress object, EnumSet<Mark> given, @Nullable Visit outer) {
    if (isBeingVisited(object, given, outer) || isFound(object, given)) {
      return;
    }
    if (Pinned.is(object)) {
      throw new PgException(
          SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
          "cannot drop %s because it is required by the database system"
              .formatted(descriptions.describe(object)));
    }
    EnumSet<Mark> marks = EnumSet.copyOf(given);
    Owners owners = visitOwners(object, marks, outer);
    if (owners.elsewhere) {
      return;
    }
    Visit visit = new Visit(object, marks, outer);
    for (Dependent dependent : dependents(object)) {
      find(dependent.object, EnumSet.of(dependent.mark), visit);
    }
    ObjectAddress dependee = owners.partition;
    if (dependee == null && outer != null) {
      dependee = outer.object;
    }
    Target target = new Target(object, dependee, marks);
    targets.add(target);
    byWhole.computeIfAbsent(object.whole(), _ -> new ArrayList<>()).add(target);
  }

  private static boolean isBeingVisited(
      ObjectAddress object, EnumSet<Mark> marks, @Nullable Visit visits) {
    for (Visit visit = visits; visit != null; visit = visit.outer) {
      if (visit.object.isSameObject(object)) {
        if (visit.object.column() == object.column()) {
          visit.marks.addAll(marks);
          return true;
        }
        if (visit.object.column() == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether an object is among the targets, or all of it is when it is a column. Columns that are
  /// there when the whole is asked for are marked.
  private boolean isFound(ObjectAddress object, EnumSet<Mark> marks) {
    boolean result = false;
    for (Target target : byWhole.getOrDefault(object.whole(), List.of())) {
      if (target.object.column() == object.column()) {
        target.marks.addAll(marks);
        result = true;
      } else if (target.object.column() == 0) {
        result = true;
      } else if (object.column() == 0 && !marks.isEmpty()) {
        target.marks.addAll(marks);
        target.marks.add(Mark.SUBOBJECT);
      }
    }
    return result;
  }

  /// Looks at what an object cannot be dropped without, and goes there first where the search did
  /// not come from there.
  private Owners visitOwners(ObjectAddress object, EnumSet<Mark> marks, @Nullable Visit outer) {
    ObjectAddress owner = null;
    ObjectAddress partition = null;
    for (PgDepend row : rows(PgDepend.DEPENDER_INDEX, object)) {
      ObjectAddress other = new ObjectAddress(row.refclassid(), row.refobjid(), row.refobjsubid());
      if (other.isSameObject(object) && object.column() == 0) {
        continue;
      }
      DependencyType type = DependencyType.of(row.deptype());
      switch (type) {
        case NORMAL, AUTO, AUTO_EXTENSION -> {}
        case EXTENSION, INTERNAL -> {
          if (type == DependencyType.EXTENSION && ignoresExtensions) {
            break;
          }
          if (outer == null) {
            if (pending.contains(other)) {
              return Owners.ELSEWHERE;
            }
            if (owner == null || type == DependencyType.EXTENSION) {
              owner = other;
            }
          } else if (!isBeingVisited(other, EnumSet.noneOf(Mark.class), outer)) {
            visitOwner(object, other, marks, outer);
            return Owners.ELSEWHERE;
          }
        }
        case PARTITION_PRIMARY -> {
          partition = other;
          marks.add(Mark.IS_PART);
        }
        case PARTITION_SECONDARY -> {
          if (!marks.contains(Mark.IS_PART)) {
            partition = other;
          }
          marks.add(Mark.IS_PART);
        }
      }
    }
    if (owner != null) {
      throw requires(object, partition == null ? owner : partition);
    }
    return new Owners(false, partition);
  }

  private void visitOwner(
      ObjectAddress object, ObjectAddress owner, EnumSet<Mark> marks, Visit outer) {
    if (!lock.test(owner)) {
      return;
    }
    find(owner, EnumSet.of(Mark.REVERSE), outer);
    if (!isFound(object, marks)) {
      throw PgException.internal(
          "deletion of owning object %s failed to delete %s"
              .formatted(descriptions.describe(owner), descriptions.describe(object)));
    }
  }

  /// The error for an object that another needs.
  PgException requires(ObjectAddress object, ObjectAddress by) {
    String text = descriptions.describe(by);
    return new PgException(
            SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
            "cannot drop %s because %s requires it".formatted(descriptions.describe(object), text))
        .hint("You can drop %s instead.".formatted(text));
  }

  /// What depends on an object directly, in the order in which it is visited.
  private List<Dependent> dependents(ObjectAddress object) {
    List<Dependent> result = new ArrayList<>();
    for (PgDepend row : rows(PgDepend.REFERENCE_INDEX, object)) {
      ObjectAddress other = new ObjectAddress(row.classid(), row.objid(), row.objsubid());
      if ((other.isSameObject(object) && object.column() == 0) || !lock.test(other)) {
        continue;
      }
      Mark mark =
          switch (DependencyType.of(row.deptype())) {
            case NORMAL -> Mark.NORMAL;
            case AUTO, AUTO_EXTENSION -> Mark.AUTO;
            case INTERNAL -> Mark.INTERNAL;
            case PARTITION_PRIMARY, PARTITION_SECONDARY -> Mark.PARTITION;
            case EXTENSION -> Mark.EXTENSION;
          };
      result.add(new Dependent(other, mark));
    }
    result.sort((a, b) -> ObjectAddress.YOUNGEST_FIRST.compare(a.object, b.object));
    return result;
  }

  private List<PgDepend> rows(CatalogIndex<PgDepend> index, ObjectAddress object) {
    return object.column() == 0
        ? catalog.scan(index, object.catalog(), object.object())
        : catalog.scan(index, object.catalog(), object.object(), object.column());
  }
}
