/// What stands behind system views without being stored: functions whose rows come from the
/// session, the instance and its files. [org.gajah.engine.view.ViewFunctions] lists them; each
/// class has those of one subject, as static methods of [org.gajah.engine.view.Asked].
@NullMarked
package org.gajah.engine.view;

import org.jspecify.annotations.NullMarked;
