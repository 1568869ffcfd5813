/// Who may connect from where and how: `pg_hba.conf` and `pg_ident.conf`, read, reported and
/// matched.
///
/// [org.gajah.session.hba.AuthenticationFile] cuts a file (and those it includes) into lines of
/// fields of words; [org.gajah.session.hba.HbaFile] and [org.gajah.session.hba.IdentFile] make
/// rules of them. A file with a fault anywhere is not used; what is wrong with which line is kept
/// for `pg_hba_file_rules` and the log. Everything read is immutable.
///
/// Manual: "The pg_hba.conf File", "User Name Maps". Mirrors `libpq/hba.c`.
@NullMarked
package org.gajah.session.hba;

import org.jspecify.annotations.NullMarked;
