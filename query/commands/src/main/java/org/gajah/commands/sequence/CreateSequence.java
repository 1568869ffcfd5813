package org.gajah.commands.sequence;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.ColumnShape;
import org.gajah.commands.relation.NewRelation;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.DefElem;
import org.gajah.relations.sequence.Sequences;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE SEQUENCE.
public final class CreateSequence implements Command {
  private final CreateSeqStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateSequence(CreateSeqStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Placement.Place place = new Placement(definer).relation(statement.sequence());
    String name = statement.sequence().relname();
    if (statement.if_not_exists()
        && definer.catalog().find(SysCache.RELNAMENSP, name, place.schema()) != null) {
      definer.notice(
          SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping".formatted(name));
      return Completion.of("CREATE SEQUENCE");
    }
    SequenceOptions options =
        new SequenceOptions(definer, source.text(), statement.options(), statement.for_identity());
    SequenceOptions.Result result = options.apply(Oid.INVALID, null, null);
    int sequence =
        new NewRelation(definer)
            .create(
                new NewRelation.Request(
                    name,
                    place.schema(),
                    Oid.INVALID,
                    statement.ownerId() == Oid.INVALID ? context.user() : statement.ownerId(),
                    PgClass.RELKIND_SEQUENCE,
                    place.persistence(),
                    columns(),
                    Oid.INVALID,
                    null));
    definer.nextCommand();
    Relation relation = context.relations().catalog().get(sequence);
    new Sequences(context.relations().storage())
        .create(context.relations().descriptors().table(relation), result.state());
    DefElem owner = options.ownedBy();
    if (owner != null) {
      new SequenceOwner(definer).set(relation.row(), owner, statement.for_identity());
    }
    definer.writer().insert(options.apply(sequence, null, null).row());
    return Completion.of("CREATE SEQUENCE");
  }

  private List<PgAttribute> columns() {
    List<PgAttribute> result = new ArrayList<>();
    result.add(column("last_value", 1, TypeOid.INT8));
    result.add(column("log_cnt", 2, TypeOid.INT8));
    result.add(column("is_called", 3, TypeOid.BOOL));
    return result;
  }

  private PgAttribute column(String name, int number, int type) {
    return ColumnShape.row(name, number, definer.types().get(type), new BaseType(type, -1))
        .set(PgAttribute.ANUM_ATTNOTNULL, true)
        .row();
  }
}
