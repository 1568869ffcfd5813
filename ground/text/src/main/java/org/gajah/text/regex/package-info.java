/// PostgreSQL's regular expressions, after Henry Spencer: advanced, extended and basic ones
/// (`regex/` in PostgreSQL's sources, section "POSIX Regular Expressions" of its manual).
///
/// A pattern is parsed into two things at once: what it matches ([Ast]) and how a match is divided
/// among its parts ([Plan]). Finding matches is the work of lazily built deterministic automata, in
/// linear time; only where captures or back references must be told does a [Matcher] go through the
/// plan, asking an automaton for each part how far it can reach.
@NullMarked
package org.gajah.text.regex;

import org.jspecify.annotations.NullMarked;
