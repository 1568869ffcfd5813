package org.gajah.engine.function;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.rows.SysCache;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.Sequences;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.relations.sequence.SequenceRange;
import org.gajah.relations.sequence.SequenceState;
import org.gajah.relations.sequence.SequenceValues;
import org.jspecify.annotations.Nullable;

/// Sequences as a session uses them: the values that it has taken ahead, and those that it got
/// last. Mirrors the functions of `commands/sequence.c`.
final class SessionSequences implements Sequences {
  private final SessionScope session;
  private final Map<Integer, Known> known = new HashMap<>();
  private @Nullable Known lastUsed;

  SessionSequences(SessionScope session) {
    this.session = session;
  }

  /// What the session knows of a sequence.
  private static final class Known {
    private final int oid;

    /// Other files mean that the sequence was made anew: what was taken ahead is void.
    private int fileNumber;

    private boolean used;
    private long last;
    private long cached;
    private long increment;

    Known(int oid) {
      this.oid = oid;
    }
  }

  /// Forgets everything (DISCARD SEQUENCES).
  void discard() {
    known.clear();
    lastUsed = null;
  }

  private Relation open(int sequence) {
    session.lock(session.lockTag(sequence), LockMode.ROW_EXCLUSIVE);
    Relation relation = session.relations().catalog().get(sequence);
    if (relation.kind() != PgClass.RELKIND_SEQUENCE) {
      throw RelationKinds.unsupported(
          "cannot open relation \"" + relation.name() + "\"", relation.kind());
    }
    return relation;
  }

  private Known known(Relation sequence) {
    Known entry = known.computeIfAbsent(sequence.oid(), Known::new);
    int fileNumber = sequence.row().relfilenode();
    if (entry.fileNumber != fileNumber) {
      entry.fileNumber = fileNumber;
      entry.cached = entry.last;
    }
    return entry;
  }

  private void require(Relation sequence, Privilege... any) {
    Privileges privileges = session.namespaces().privileges();
    for (Privilege privilege : any) {
      if (privileges.may(ObjectType.OBJECT_SEQUENCE, sequence.oid(), privilege)) {
        return;
      }
    }
    throw Denials.noPrivilege(ObjectType.OBJECT_SEQUENCE, sequence.name());
  }

  private void refuseWhenReadOnly(Relation sequence, String function) {
    if (!sequence.isTemporary() && session.process().transaction().isReadOnly()) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + function + " in a read-only transaction");
    }
  }

  private SequenceRange range(int sequence) {
    PgSequence row = session.catalog().get(SysCache.SEQRELID, sequence);
    return new SequenceRange(
        row.seqincrement(), row.seqmin(), row.seqmax(), row.seqcache(), row.seqcycle());
  }

  private org.gajah.relations.sequence.Sequences stored() {
    return new org.gajah.relations.sequence.Sequences(session.process().context());
  }

  @Override
  public long next(int sequence, boolean checkRights) {
    Relation relation = open(sequence);
    Known entry = known(relation);
    if (checkRights) {
      require(relation, Privilege.USAGE, Privilege.UPDATE);
    }
    refuseWhenReadOnly(relation, "nextval()");
    lastUsed = entry;
    if (entry.used && entry.last != entry.cached) {
      entry.last += entry.increment;
      return entry.last;
    }
    SequenceRange range = range(sequence);
    SequenceValues taken = stored().next(session.relations().descriptors().table(relation), range);
    entry.used = true;
    entry.last = taken.first();
    entry.cached = taken.last();
    entry.increment = range.increment();
    return taken.first();
  }

  @Override
  public long current(int sequence) {
    Relation relation = open(sequence);
    Known entry = known(relation);
    require(relation, Privilege.SELECT, Privilege.USAGE);
    if (!entry.used) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "currval of sequence \"%s\" is not yet defined in this session"
              .formatted(relation.name()));
    }
    return entry.last;
  }

  @Override
  public long last() {
    Known entry = lastUsed;
    if (entry == null || session.catalog().find(SysCache.RELOID, entry.oid) == null) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "lastval is not yet defined in this session");
    }
    require(open(entry.oid), Privilege.SELECT, Privilege.USAGE);
    return entry.last;
  }

  @Override
  public @Nullable Long stored(int sequence) {
    Relation relation = open(sequence);
    require(relation, Privilege.SELECT, Privilege.USAGE);
    SequenceState state = stored().read(session.relations().descriptors().table(relation));
    return state.called() ? Long.valueOf(state.lastValue()) : null;
  }

  @Override
  public void set(int sequence, long value, boolean isCalled) {
    Relation relation = open(sequence);
    Known entry = known(relation);
    require(relation, Privilege.UPDATE);
    refuseWhenReadOnly(relation, "setval()");
    stored()
        .set(session.relations().descriptors().table(relation), range(sequence), value, isCalled);
    if (isCalled) {
      entry.last = value;
      entry.used = true;
    }
    entry.cached = entry.last;
  }
}
