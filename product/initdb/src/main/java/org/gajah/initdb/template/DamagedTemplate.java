package org.gajah.initdb.template;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// The template in the jar is not what the build has put there.
final class DamagedTemplate {
  private DamagedTemplate() {}

  static PgException of(String how) {
    return new PgException(
            SqlState.DATA_CORRUPTED, "the template of new clusters is damaged: " + how)
        .hint("Build or install Gajah anew.");
  }
}
