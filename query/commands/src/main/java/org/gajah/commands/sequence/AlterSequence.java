package org.gajah.commands.sequence;

import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.DefElem;
import org.gajah.relations.sequence.SequenceState;
import org.gajah.relations.sequence.Sequences;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER SEQUENCE with options.
public final class AlterSequence implements Command {
  private final AlterSeqStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public AlterSequence(AlterSeqStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                statement.sequence(),
                LockMode.SHARE_ROW_EXCLUSIVE,
                statement.missing_ok(),
                this::check);
    if (oid == Oid.INVALID) {
      definer.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "relation \"%s\" does not exist, skipping".formatted(statement.sequence().relname()));
      return Completion.of("ALTER SEQUENCE");
    }
    alter(oid);
    return Completion.of("ALTER SEQUENCE");
  }

  private void check(int oid) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    new Ownership(definer).requireRelation(row);
    if (row.relkind() != PgClass.RELKIND_SEQUENCE) {
      throw Ownership.wrongKind(
          "cannot open relation \"%s\"".formatted(row.relname()), row.relkind());
    }
  }

  private void alter(int oid) {
    SequenceOptions options =
        new SequenceOptions(definer, source.text(), statement.options(), statement.for_identity());
    Relation relation = context.relations().catalog().get(oid);
    Sequences sequences = new Sequences(context.relations().storage());
    SequenceState old = sequences.read(context.relations().descriptors().table(relation));
    Found<PgSequence> found = definer.writer().locate(SysCache.SEQRELID, oid);
    SequenceOptions.Result result = options.apply(oid, found.row(), old);
    if (result.rewrites()) {
      new SequenceRewrite(definer).write(relation, result.state());
    }
    DefElem owner = options.ownedBy();
    if (owner != null) {
      new SequenceOwner(definer)
          .set(context.relations().catalog().get(oid).row(), owner, statement.for_identity());
    }
    definer.writer().update(found, result.row());
  }
}
