package org.gajah.commands.object;

import java.util.List;
import org.gajah.commands.CommandSource;
import org.gajah.nodes.UtilityStmt;

/// Runs other utility statements as parts of a command.
///
/// @param source where they are from, as far as messages point there
public record Parts(Definer definer, CommandSource source) {
  /// Runs one, whose changes what follows sees.
  public void run(UtilityStmt statement) {
    definer.context().command(statement, source).run(NoRows.INSTANCE, false);
    definer.nextCommand();
  }

  public void run(List<? extends UtilityStmt> statements) {
    statements.forEach(this::run);
  }
}
