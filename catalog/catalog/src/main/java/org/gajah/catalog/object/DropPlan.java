package org.gajah.catalog.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.DependentObjects.Mark;
import org.gajah.catalog.object.DependentObjects.Target;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.kinds.DropBehavior;

/// What has to be dropped when some objects are, in the order in which it can be. Mirrors
/// `performMultipleDeletions` of `catalog/dependency.c`, without the deletions themselves.
///
/// @param objects each before those that it depends on
public record DropPlan(List<ObjectAddress> objects) {
  private static final int MOST_LINES = 100;

  public DropPlan {
    objects = List.copyOf(objects);
  }

  /// How a plan is made.
  ///
  /// @param quiet whether nobody is told what else goes
  /// @param ignoresExtensions whether members of extensions may be dropped by themselves
  /// @param skipsOriginal whether what was asked for stays itself
  public record Options(boolean quiet, boolean ignoresExtensions, boolean skipsOriginal) {
    public static final Options NONE = new Options(false, false, false);
  }

  /// Makes a plan.
  ///
  /// @param lock locks an object against other sessions and says whether it is still there
  /// @param notices where it is told what else goes
  /// @throws PgException 2BP01 when something keeps them from being dropped
  public static DropPlan of(
      CatalogSource catalog,
      ObjectDescriptions descriptions,
      List<ObjectAddress> wanted,
      DropBehavior behavior,
      Options options,
      Predicate<ObjectAddress> lock,
      Reporter notices) {
    DependentObjects search =
        new DependentObjects(
            catalog, descriptions, wanted, lock, options.ignoresExtensions);
    for (ObjectAddress object : wanted) {
      search.find(object);
    }
    checkPartitions(search);
    new Report(descriptions, behavior, options.quiet, notices)
        .make(search.targets(), wanted);
    List<ObjectAddress> result = new ArrayList<>();
    for (Target target : search.targets()) {
      if (!options.skipsOriginal || !target.is(Mark.ORIGINAL)) {
        result.add(target.object);
      }
    }
    return new DropPlan(result);
  }

  private static void checkPartitions(DependentObjects search) {
    for (Target target : search.targets()) {
      ObjectAddress dependee = target.dependee;
      if (target.is(Mark.IS_PART) && !target.is(Mark.PARTITION) && dependee != null) {
        throw search.requires(target.object, dependee);
      }
    }
  }

  /// Tells, or complains about, what else goes.
  private record Report(
      ObjectDescriptions descriptions, DropBehavior behavior, boolean quiet, Reporter notices) {
    void make(List<Target> targets, List<ObjectAddress> wanted) {
      boolean restrict = behavior == DropBehavior.DROP_RESTRICT;
      List<String> lines = new ArrayList<>();
      for (Target target : targets.reversed()) {
        boolean goesAnyway =
            target.is(Mark.ORIGINAL)
                || target.is(Mark.SUBOBJECT)
                || target.is(Mark.AUTO)
                || target.is(Mark.INTERNAL)
                || target.is(Mark.PARTITION)
                || target.is(Mark.EXTENSION);
        String text = goesAnyway ? null : descriptions.describeOrNull(target.object);
        if (text != null) {
          ObjectAddress dependee = target.dependee;
          String other = dependee == null ? null : descriptions.describeOrNull(dependee);
          lines.add(
              restrict && other != null
                  ? "%s depends on %s".formatted(text, other)
                  : "drop cascades to " + text);
        }
      }
      if (lines.isEmpty()) {
        return;
      }
      if (restrict) {
        throw refusal(lines, wanted);
      }
      if (!quiet) {
        notices.report(notice(lines));
      }
    }

    private PgException refusal(List<String> lines, List<ObjectAddress> wanted) {
      String message =
          wanted.size() == 1
              ? "cannot drop %s because other objects depend on it"
                  .formatted(descriptions.describe(wanted.getFirst()))
              : "cannot drop desired object(s) because other objects depend on them";
      return new PgException(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, message)
          .detail(forClient(lines))
          .logDetail(String.join("\n", lines))
          .hint("Use DROP ... CASCADE to drop the dependent objects too.");
    }

    private static PgException notice(List<String> lines) {
      if (lines.size() == 1) {
        return new PgException(
            Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, lines.getFirst(), null);
      }
      return new PgException(
              Severity.NOTICE,
              SqlState.SUCCESSFUL_COMPLETION,
              "drop cascades to %d other objects".formatted(lines.size()),
              null)
          .detail(forClient(lines))
          .logDetail(String.join("\n", lines));
    }

    private static String forClient(List<String> lines) {
      if (lines.size() <= MOST_LINES) {
        return String.join("\n", lines);
      }
      int more = lines.size() - MOST_LINES;
      return String.join("\n", lines.subList(0, MOST_LINES))
          + "\nand %d other object%s (see server log for list)"
              .formatted(more, more == 1 ? "" : "s");
    }
  }
}
