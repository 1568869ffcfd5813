/// Authentication files as the real server reads them, against ours.
@NullMarked
package org.gajah.oracle.hba;

import org.jspecify.annotations.NullMarked;
