package org.gajah.commands.tablespace;

import java.util.List;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.nodes.AlterTableSpaceOptionsStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER TABLESPACE ... SET and RESET.
public final class AlterTablespaceOptions implements Command {
  private final AlterTableSpaceOptionsStmt statement;
  private final Definer definer;

  public AlterTablespaceOptions(AlterTableSpaceOptionsStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Found<PgTablespace> found = TablespaceNames.require(definer, statement.tablespacename());
    TablespaceNames.requireOwner(definer, found.row());
    String[] old = found.row().spcoptions();
    List<String> now =
        StorageOptions.TABLESPACE.changed(
            old == null ? null : List.of(old), statement.options(), null, statement.isReset());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgTablespace.TABLE, found.row())
                .set(PgTablespace.ANUM_SPCOPTIONS, now == null ? null : now.toArray(String[]::new))
                .row());
    return Completion.of("ALTER TABLESPACE");
  }
}
