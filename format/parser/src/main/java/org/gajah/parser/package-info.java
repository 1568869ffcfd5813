/// SQL text to raw trees: PostgreSQL 17's whole grammar, by hand.
///
/// [SqlParser][org.gajah.parser.SqlParser] is the door. Behind it [Parser][org.gajah.parser.Parser]
/// holds one object for each area of the grammar; all read from the same
/// [Tokens][org.gajah.parser.Tokens]. Methods are named after what they read, stand with the
/// current token at its beginning and leave it behind its end.
///
/// Rules
///
/// 1. Nothing is read twice: where a beginning can belong to two constructs, the common part is
///    parsed and handed to whichever it turns out to be.
/// 2. A token that cannot follow is refused where it stands, with the words and the place that
///    PostgreSQL's parser gives.
/// 3. Nested constructs count their depth; no text overflows the stack.
/// 4. Trees are those of PostgreSQL's `raw_parser()`, places included; places are `char` offsets.
///
/// Mirrors parser/gram.y and parser/parser.c.
@NullMarked
package org.gajah.parser;

import org.jspecify.annotations.NullMarked;
