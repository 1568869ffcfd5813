package org.gajah.commands.sequence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.TypeName;
import org.gajah.relations.sequence.SequenceState;
import org.jspecify.annotations.Nullable;

/// What the options of CREATE and ALTER SEQUENCE come to. Mirrors `init_params` of
/// `commands/sequence.c`.
final class SequenceOptions {
  private final Definer definer;
  private final String text;
  private final Map<String, DefElem> given = new HashMap<>();
  private final boolean forIdentity;

  /// What comes of them.
  ///
  /// @param rewrites whether the sequence's files are made anew
  record Result(PgSequence row, SequenceState state, boolean rewrites) {}

  SequenceOptions(Definer definer, String text, List<DefElem> options, boolean forIdentity) {
    this.definer = definer;
    this.text = text;
    this.forIdentity = forIdentity;
    for (DefElem option : options) {
      if (option.defname().equals("sequence_name")) {
        throw Definer.at(
            text,
            option.location(),
            new PgException(SqlState.SYNTAX_ERROR, "invalid sequence option SEQUENCE NAME"));
      }
      if (given.put(option.defname(), option) != null) {
        throw Options.conflicting(option, text);
      }
    }
  }

  /// The option OWNED BY; null when it isn't given.
  @Nullable DefElem ownedBy() {
    return given.get("owned_by");
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  /// @param old the row to start from; null for a new sequence
  /// @param oldState its state
  Result apply(int sequence, @Nullable PgSequence old, @Nullable SequenceState oldState) {
    boolean isNew = old == null;
    RowEdit<PgSequence> row =
        old == null
            ? RowEdit.blank(PgSequence.TABLE).set(PgSequence.ANUM_SEQRELID, sequence)
            : RowEdit.of(PgSequence.TABLE, old);
    long last = oldState == null ? 0 : oldState.lastValue();
    boolean called = oldState != null && oldState.called();
    boolean resetMost = false;
    boolean resetLeast = false;
    int type = old == null ? TypeOid.INT8 : old.seqtypid();
    if (given.get("as") != null) {
      int newType = type(Objects.requireNonNull(given.get("as")));
      if (old != null) {
        // Limits that were the old type's become the new one's.
        resetMost = old.seqmax() == most(old.seqtypid());
        resetLeast = old.seqmin() == least(old.seqtypid());
      }
      type = newType;
    }
    row.set(PgSequence.ANUM_SEQTYPID, type);
    long increment = increment(old);
    row.set(PgSequence.ANUM_SEQINCREMENT, increment);
    DefElem cycle = given.get("cycle");
    row.set(
        PgSequence.ANUM_SEQCYCLE, cycle == null ? old != null && old.seqcycle() : Options.bool(cycle));
    long maximum = limit("maxvalue", isNew || resetMost, increment > 0 ? most(type) : -1, old == null ? 0 : old.seqmax());
    if (maximum > most(type) || maximum < least(type)) {
      throw outOfRange("MAXVALUE", maximum, type);
    }
    long minimum = limit("minvalue", isNew || resetLeast, increment > 0 ? 1 : least(type), old == null ? 0 : old.seqmin());
    if (minimum < least(type) || minimum > most(type)) {
      throw outOfRange("MINVALUE", minimum, type);
    }
    if (minimum >= maximum) {
      throw invalid("MINVALUE (%d) must be less than MAXVALUE (%d)".formatted(minimum, maximum));
    }
    row.set(PgSequence.ANUM_SEQMAX, maximum).set(PgSequence.ANUM_SEQMIN, minimum);
    DefElem startOption = given.get("start");
    long start =
        startOption != null
            ? Options.longInteger(startOption)
            : old == null ? (increment > 0 ? minimum : maximum) : old.seqstart();
    row.set(PgSequence.ANUM_SEQSTART, start);
    checkWithin("START value", start, minimum, maximum);
    DefElem restart = given.get("restart");
    if (restart != null) {
      last = restart.arg() == null ? start : Options.longInteger(restart);
      called = false;
    } else if (isNew) {
      last = start;
    }
    checkWithin("RESTART value", last, minimum, maximum);
    row.set(PgSequence.ANUM_SEQCACHE, cache(old));
    boolean rewrites = given.keySet().stream().anyMatch(name -> !name.equals("owned_by"));
    long logged = rewrites || oldState == null ? 0 : oldState.logCount();
    return new Result(row.row(), new SequenceState(last, logged, called), rewrites);
  }

  private int type(DefElem option) {
    int type =
        definer.expressions(text).type((TypeName) Objects.requireNonNull(option.arg())).type();
    if (type != TypeOid.INT2 && type != TypeOid.INT4 && type != TypeOid.INT8) {
      throw Definer.at(
          text,
          -1,
          invalid(
              forIdentity
                  ? "identity column type must be smallint, integer, or bigint"
                  : "sequence type must be smallint, integer, or bigint"));
    }
    return type;
  }

  private long increment(@Nullable PgSequence old) {
    DefElem option = given.get("increment");
    if (option == null) {
      return old == null ? 1 : old.seqincrement();
    }
    long increment = Options.longInteger(option);
    if (increment == 0) {
      throw invalid("INCREMENT must not be zero");
    }
    return increment;
  }

  private long limit(String name, boolean byDefault, long otherwise, long old) {
    DefElem option = given.get(name);
    if (option != null && option.arg() != null) {
      return Options.longInteger(option);
    }
    return option != null || byDefault ? otherwise : old;
  }

  private long cache(@Nullable PgSequence old) {
    DefElem option = given.get("cache");
    if (option == null) {
      return old == null ? 1 : old.seqcache();
    }
    long cache = Options.longInteger(option);
    if (cache <= 0) {
      throw invalid("CACHE (%d) must be greater than zero".formatted(cache));
    }
    return cache;
  }

  private PgException outOfRange(String what, long value, int type) {
    return invalid(
        "%s (%d) is out of range for sequence data type %s"
            .formatted(what, value, definer.typeNames().format(type)));
  }

  private static void checkWithin(String what, long value, long minimum, long maximum) {
    if (value < minimum) {
      throw invalid("%s (%d) cannot be less than MINVALUE (%d)".formatted(what, value, minimum));
    }
    if (value > maximum) {
      throw invalid(
          "%s (%d) cannot be greater than MAXVALUE (%d)".formatted(what, value, maximum));
    }
  }

  private static long most(int type) {
    return switch (type) {
      case TypeOid.INT2 -> Short.MAX_VALUE;
      case TypeOid.INT4 -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  private static long least(int type) {
    return switch (type) {
      case TypeOid.INT2 -> Short.MIN_VALUE;
      case TypeOid.INT4 -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE;
    };
  }
}
