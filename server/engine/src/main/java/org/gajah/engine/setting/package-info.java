/// Settings that the engine obeys or judges, which need catalogs or storage.
@NullMarked
package org.gajah.engine.setting;

import org.jspecify.annotations.NullMarked;
