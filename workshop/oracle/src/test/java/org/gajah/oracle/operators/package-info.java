/// The executor's operators in all the ways in which they may work: with little memory and with
/// much, with one way of joining or another, beside the real server.
@NullMarked
package org.gajah.oracle.operators;

import org.jspecify.annotations.NullMarked;
