/// Makes the template of new clusters, when the project is built: the bootstrap's cluster in which
/// the engine has run all scripts. Nothing of this is there when `initdb` runs.
@NullMarked
package org.gajah.initdb.build;

import org.jspecify.annotations.NullMarked;
