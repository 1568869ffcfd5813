/// Configuration files and command lines as the real server reads them, against ours.
@NullMarked
package org.gajah.oracle.config;

import org.jspecify.annotations.NullMarked;
