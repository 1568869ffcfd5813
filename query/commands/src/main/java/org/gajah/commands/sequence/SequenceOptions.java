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
  /// Between which values a sequence runs.
  private record Limits(long least, long most) {
    void check(String what, long value) {
      if (value < least) {
        throw invalid("%s (%d) cannot be less than MINVALUE (%d)".formatted(what, value, least));
      }
      if (value > most) {
        throw invalid("%s (%d) cannot be greater than MAXVALUE (%d)".formatted(what, value, most));
      }
    }
  }

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
    DefElem typeOption = given.get("as");
    int oldType = old == null ? TypeOid.INT8 : old.seqtypid();
    int type = typeOption == null ? oldType : type(typeOption);
    long increment = increment(old);
    boolean cycles = cycles(old);
    Limits limits = limits(old, type, increment);
    long start = start(old, increment, limits);
    DefElem restart = given.get("restart");
    long last = oldState == null ? start : oldState.lastValue();
    if (restart != null) {
      last = restart.arg() == null ? start : Options.longInteger(restart);
    }
    limits.check("RESTART value", last);
    RowEdit<PgSequence> row =
        (old == null ? RowEdit.blank(PgSequence.TABLE) : RowEdit.of(PgSequence.TABLE, old))
            .set(PgSequence.ANUM_SEQRELID, sequence)
            .set(PgSequence.ANUM_SEQTYPID, type)
            .set(PgSequence.ANUM_SEQINCREMENT, increment)
            .set(PgSequence.ANUM_SEQCYCLE, cycles)
            .set(PgSequence.ANUM_SEQMAX, limits.most)
            .set(PgSequence.ANUM_SEQMIN, limits.least)
            .set(PgSequence.ANUM_SEQSTART, start)
            .set(PgSequence.ANUM_SEQCACHE, cache(old));
    boolean called = restart == null && oldState != null && oldState.called();
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

  private boolean cycles(@Nullable PgSequence old) {
    DefElem option = given.get("cycle");
    return option == null ? old != null && old.seqcycle() : Options.bool(option);
  }

  private Limits limits(@Nullable PgSequence old, int type, long increment) {
    // Limits that were the old type's become the new one's.
    boolean isTyped = given.containsKey("as");
    boolean resetsMost = old == null || (isTyped && old.seqmax() == most(old.seqtypid()));
    boolean resetsLeast = old == null || (isTyped && old.seqmin() == least(old.seqtypid()));
    long usualMost = increment > 0 ? most(type) : -1;
    long most = limit("maxvalue", resetsMost, usualMost, old == null ? 0 : old.seqmax());
    requireOfType("MAXVALUE", most, type);
    long usualLeast = increment > 0 ? 1 : least(type);
    long least = limit("minvalue", resetsLeast, usualLeast, old == null ? 0 : old.seqmin());
    requireOfType("MINVALUE", least, type);
    if (least >= most) {
      throw invalid("MINVALUE (%d) must be less than MAXVALUE (%d)".formatted(least, most));
    }
    return new Limits(least, most);
  }

  private long limit(String name, boolean byDefault, long otherwise, long old) {
    DefElem option = given.get(name);
    if (option != null && option.arg() != null) {
      return Options.longInteger(option);
    }
    return option != null || byDefault ? otherwise : old;
  }

  private long start(@Nullable PgSequence old, long increment, Limits limits) {
    DefElem option = given.get("start");
    long usual = increment > 0 ? limits.least : limits.most;
    long start =
        option != null ? Options.longInteger(option) : old == null ? usual : old.seqstart();
    limits.check("START value", start);
    return start;
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

  private void requireOfType(String what, long value, int type) {
    if (value > most(type) || value < least(type)) {
      throw invalid(
          "%s (%d) is out of range for sequence data type %s"
              .formatted(what, value, definer.typeNames().format(type)));
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
