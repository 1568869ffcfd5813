package org.gajah.commands.table;

import org.gajah.base.error.PgException;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.kinds.OnCommitAction;

/// What happens to temporary tables when transactions commit.
final class OnCommit {
  private OnCommit() {}

  static void register(CommandContext context, int table, OnCommitAction action) {
    switch (action) {
      case ONCOMMIT_NOOP, ONCOMMIT_PRESERVE_ROWS -> {}
      case ONCOMMIT_DELETE_ROWS, ONCOMMIT_DROP -> throw PgException.notBuilt("ON COMMIT");
    }
  }
}
