package org.gajah.engine;

import java.util.HashMap;
import java.util.Map;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.Sequences;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.relations.sequence.SequenceRange;
import org.gajah.relations.sequence.SequenceValues;
import org.jspecify.annotations.Nullable;

/// What a session knows of sequences: the values it got last, and those that it has taken in advance. Mirrors
/// `commands/sequence.c`.
final class SessionSequences implements Sequences {
  private static final int ROW_EXCLUSIVE = 3;

  private final EngineSession session;
  private final org.gajah.relations.sequence.Sequences storage;
  private final Map<Integer, Known> known = new HashMap<>();
  private @Nullable Known lastUsed;

  /// A sequence that was used.
  private static final class Known {
    final int sequence;
    final int file;
    boolean valid;
    long last;
    long cached;
    long increment;

    Known(int sequence, int file) {
      this.sequence = sequence;
      this.file = file;
    }
  }

  SessionSequences(EngineSession session) {
    this.session = session;
    this.storage = new org.gajah.relations.sequence.Sequences(session.process().context());
  }

  private Relation open(int oid) {
    Relation relation = session.relations().catalog().find(oid);
    if (relation == null) {
      throw PgException.internal("could not open relation with OID " + oid);
    }
    session.relations().lock(oid, ROW_EXCLUSIVE);
    if (relation.row().relkind() != PgClass.RELKIND_SEQUENCE) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + relation.name() + "\" is not a sequence");
    }
    return relation;
  }

  /// What is known of a sequence; values taken from a file that has been replaced are not.
  private Known known(Relation relation) {
    int oid = relation.row().oid();
    Known result = known.get(oid);
    if (result == null || result.file != relation.row().relfilenode()) {
      Known fresh = new Known(oid, relation.row().relfilenode());
      if (result != null) {
        fresh.valid = result.valid;
        fresh.last = result.last;
        fresh.cached = result.last;
      }
      known.put(oid, fresh);
      return fresh;
    }
    return result;
  }

  private boolean may(int sequence, Privilege privilege) {
    return session
        .namespaces()
        .privileges()
        .may(ObjectType.OBJECT_SEQUENCE, sequence, privilege);
  }

  private static PgException denied(Relation relation) {
    return new PgException(
        SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for sequence " + relation.name());
  }

  private void refuseWhenReadOnly(String function) {
    if (session.process().transaction().isReadOnly()) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + function + " in a read-only transaction");
    }
  }

  private static SequenceRange range(PgSequence row) {
    return new SequenceRange(
        row.seqincrement(), row.seqmin(), row.seqmax(), row.seqcache(), row.seqcycle());
  }

  private RelationDescriptor descriptor(Relation relation) {
    return session.relations().descriptors().table(relation);
  }

  @Override
  public long next(int sequence, boolean checkRights) {
    Relation relation = open(sequence);
    if (checkRights && !may(sequence, Privilege.USAGE) && !may(sequence, Privilege.UPDATE)) {
      throw denied(relation);
    }
    if (relation.row().relpersistence() != PgClass.RELPERSISTENCE_TEMP) {
      refuseWhenReadOnly("nextval()");
    }
    Known use = known(relation);
    if (use.last != use.cached) {
      use.last += use.increment;
      lastUsed = use;
      return use.last;
    }
    PgSequence row = session.catalog().get(SysCache.SEQRELID, sequence);
    SequenceValues values = storage.next(descriptor(relation), range(row));
    use.increment = row.seqincrement();
    use.last = values.first();
    use.cached = values.last();
    use.valid = true;
    lastUsed = use;
    return use.last;
  }

  @Override
  public long current(int sequence) {
    Relation relation = open(sequence);
    if (!may(sequence, Privilege.SELECT) && !may(sequence, Privilege.USAGE)) {
      throw denied(relation);
    }
    Known use = known(relation);
    if (!use.valid) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "currval of sequence \"" + relation.name() + "\" is not yet defined in this session");
    }
    return use.last;
  }

  @Override
  public long last() {
    Known use = lastUsed;
    if (use == null || session.relations().catalog().find(use.sequence) == null) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "lastval is not yet defined in this session");
    }
    Relation relation = open(use.sequence);
    if (!may(use.sequence, Privilege.SELECT) && !may(use.sequence, Privilege.USAGE)) {
      throw denied(relation);
    }
    return use.last;
  }

  @Override
  public void set(int sequence, long value, boolean isCalled) {
    Relation relation = open(sequence);
    if (!may(sequence, Privilege.UPDATE)) {
      throw denied(relation);
    }
    if (relation.row().relpersistence() != PgClass.RELPERSISTENCE_TEMP) {
      refuseWhenReadOnly("setval()");
    }
    Known use = known(relation);
    PgSequence row = session.catalog().get(SysCache.SEQRELID, sequence);
    storage.set(descriptor(relation), range(row), value, isCalled);
    if (isCalled) {
      use.last = value;
      use.valid = true;
    }
    use.cached = use.last;
  }
}
