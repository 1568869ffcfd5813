/// GRANT and REVOKE. Mirrors `catalog/aclchk.c`.
@NullMarked
package org.gajah.commands.privilege;

import org.jspecify.annotations.NullMarked;
