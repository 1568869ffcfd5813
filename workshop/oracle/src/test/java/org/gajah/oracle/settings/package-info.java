/// Settings as the real server has them, against ours.
@NullMarked
package org.gajah.oracle.settings;

import org.jspecify.annotations.NullMarked;
