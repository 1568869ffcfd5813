@NullMarked
package org.gajah.initdb.template;

import org.jspecify.annotations.NullMarked;
