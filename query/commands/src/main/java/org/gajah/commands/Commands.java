package org.gajah.commands;

import org.gajah.base.error.PgException;
import org.gajah.commands.index.CreateIndex;
import org.gajah.commands.object.DropRelations;
import org.gajah.commands.sequence.AlterSequence;
import org.gajah.commands.sequence.CreateSequence;
import org.gajah.commands.setting.SetCommand;
import org.gajah.commands.setting.ShowCommand;
import org.gajah.commands.table.CreateTable;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.spi.TransactionCommands;

/// Finds the command of a utility statement.
public final class Commands {
  private Commands() {}

  /// Makes a statement ready to run. Nothing is looked up yet.
  ///
  /// @throws PgException 0A000 for a kind of statement that is not built
  public static Command of(UtilityStmt statement, CommandSource source, CommandContext context) {
    return switch (statement) {
      case TransactionStmt transaction ->
          (_, topLevel) ->
              new TransactionCommands(context.sql().block(), context.session().settings())
                  .run(transaction, topLevel, context.superuser());
      case VariableShowStmt show -> new ShowCommand(show, context);
      case VariableSetStmt set -> new SetCommand(set, context);
      case CreateStmt create -> new CreateTable(create, source, context);
      case IndexStmt index -> new CreateIndex(index, source, context);
      case CreateSeqStmt create -> new CreateSequence(create, source, context);
      case AlterSeqStmt alter -> new AlterSequence(alter, source, context);
      case DropStmt drop -> drop(drop, context);
      default -> throw PgException.notBuilt(CommandTags.of(statement));
    };
  }

  private static Command drop(DropStmt drop, CommandContext context) {
    return switch (drop.removeType()) {
      case OBJECT_TABLE,
          OBJECT_SEQUENCE,
          OBJECT_VIEW,
          OBJECT_MATVIEW,
          OBJECT_INDEX,
          OBJECT_FOREIGN_TABLE ->
          new DropRelations(drop, context);
      default -> throw PgException.notBuilt(CommandTags.of(drop));
    };
  }
}
