/// What the rooms of types agree on: how a function is marked and what it may know of its session.
@NullMarked
package org.gajah.types.contract;

import org.jspecify.annotations.NullMarked;
