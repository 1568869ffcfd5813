package org.gajah.commands.dispatch;

import org.gajah.base.error.PgException;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.database.AlterDatabase;
import org.gajah.commands.database.AlterDatabaseSettings;
import org.gajah.commands.database.CreateDatabase;
import org.gajah.commands.database.DropDatabase;
import org.gajah.commands.database.RefreshCollationVersion;
import org.gajah.commands.owned.DropOwned;
import org.gajah.commands.owned.ReassignOwned;
import org.gajah.commands.privilege.AlterDefaultPrivileges;
import org.gajah.commands.tablespace.AlterTablespaceOptions;
import org.gajah.commands.tablespace.CreateTablespace;
import org.gajah.commands.tablespace.DropTablespace;
import org.gajah.commands.tablespace.MoveAllRelations;
import org.gajah.nodes.AlterDatabaseRefreshCollStmt;
import org.gajah.nodes.AlterDatabaseSetStmt;
import org.gajah.nodes.AlterDatabaseStmt;
import org.gajah.nodes.AlterDefaultPrivilegesStmt;
import org.gajah.nodes.AlterTableMoveAllStmt;
import org.gajah.nodes.AlterTableSpaceOptionsStmt;
import org.gajah.nodes.CreateTableSpaceStmt;
import org.gajah.nodes.CreatedbStmt;
import org.gajah.nodes.DropOwnedStmt;
import org.gajah.nodes.DropTableSpaceStmt;
import org.gajah.nodes.DropdbStmt;
import org.gajah.nodes.ReassignOwnedStmt;
import org.gajah.nodes.UtilityStmt;

/// Finds the command of a statement about what all databases share, and about what roles own and
/// get.
final class SharedDefinitions {
  private SharedDefinitions() {}

  /// @throws PgException 0A000 for a kind of statement that is not built
  static Command of(UtilityStmt statement, CommandSource source, CommandContext context) {
    return switch (statement) {
      case CreatedbStmt create -> new CreateDatabase(create, source, context);
      case DropdbStmt drop -> new DropDatabase(drop, source, context);
      case AlterDatabaseStmt alter -> new AlterDatabase(alter, source, context);
      case AlterDatabaseSetStmt alter -> new AlterDatabaseSettings(alter, context);
      case AlterDatabaseRefreshCollStmt refresh -> new RefreshCollationVersion(refresh, context);
      case CreateTableSpaceStmt create -> new CreateTablespace(create, context);
      case DropTableSpaceStmt drop -> new DropTablespace(drop, context);
      case AlterTableSpaceOptionsStmt alter -> new AlterTablespaceOptions(alter, context);
      case AlterTableMoveAllStmt move -> new MoveAllRelations(move, context);
      case AlterDefaultPrivilegesStmt alter -> new AlterDefaultPrivileges(alter, source, context);
      case ReassignOwnedStmt reassign -> new ReassignOwned(reassign, context);
      case DropOwnedStmt drop -> new DropOwned(drop, context);
      default -> throw PgException.notBuilt(CommandTags.of(statement));
    };
  }
}
