/// What the objects of a new cluster are described as, in words of our own: who reads them sees
/// `\df+` and its like.
///
/// Texts stand in a resource file for each catalog. What can be said by a rule is said by one: a
/// function that reads a type, serves an index or converts a value has no line of its own
/// ([org.gajah.bootstrap.descriptions.FunctionRoles]).
@NullMarked
package org.gajah.bootstrap.descriptions;

import org.jspecify.annotations.NullMarked;
