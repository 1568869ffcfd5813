@NullMarked
package org.gajah.initdb;

import org.jspecify.annotations.NullMarked;
