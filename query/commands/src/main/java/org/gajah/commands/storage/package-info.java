/// Commands that talk to storage and touch no relation: CHECKPOINT, and the ends of prepared
/// transactions.
@NullMarked
package org.gajah.commands.storage;

import org.jspecify.annotations.NullMarked;
