package org.gajah.commands.sequence;

import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.NewFiles;
import org.gajah.relations.sequence.SequenceState;
import org.gajah.relations.sequence.Sequences;

/// Puts a sequence into a new file, so that the old state comes back should the transaction abort.
/// Mirrors `ResetSequence()` of `commands/sequence.c`.
public final class SequenceRewrite {
  private final Definer definer;

  public SequenceRewrite(Definer definer) {
    this.definer = definer;
  }

  /// Lets a sequence start again.
  public void restart(Relation sequence) {
    long start = definer.catalog().get(SysCache.SEQRELID, sequence.oid()).seqstart();
    write(sequence, new SequenceState(start, 0, false));
  }

  /// Gives a sequence a state; one that is not logged has it after a crash, too.
  void write(Relation sequence, SequenceState state) {
    new NewFiles(definer).replace(sequence.oid(), sequence.row().relpersistence());
    var relations = definer.context().relations();
    RelationDescriptor renewed =
        relations.descriptors().table(relations.catalog().get(sequence.oid()));
    Sequences sequences = new Sequences(relations.storage());
    sequences.create(renewed, state);
    if (renewed.identity().persistence() == Persistence.UNLOGGED) {
      sequences.createInitFork(renewed, state);
    }
  }
}
