/// PostgreSQL 17's trees as immutable records: raw trees that the parser makes, query and
/// expression trees that analysis makes of them and that the catalogs store.
///
/// Records, their components and the order of these are those of the C headers
/// (`nodes/primnodes.h`, `nodes/parsenodes.h`) and generated from them by `NodeFactsTest` in
/// `workshop/oracle`; which sealed groups there are, what lists hold and what may be null is
/// written in `trees.txt` beside that test.
///
/// Rules
///
/// 1. Lists are never null and never change; PostgreSQL's NIL is the empty list. Lists of integers
///    and oids are [IntList][org.gajah.nodes.IntList] and [OidList][org.gajah.nodes.OidList]. A
///    list of String nodes is a `List<String>`. Where a list stands as a node it is a
///    [ListNode][org.gajah.nodes.ListNode].
/// 2. Value nodes are called `IntegerNode`, `StringNode` and so on, lest they hide `java.lang`.
/// 3. Oids and unsigned numbers are `int`s; attribute numbers are `int`s too.
/// 4. Places in the text (`location`, C type `ParseLoc`) are -1 when unknown; their unit is up to
///    the maker of the tree. Trees in catalogs carry none.
/// 5. Equality is PostgreSQL's `equal()`: it overlooks places, forms of coercions, and what else
///    the headers exclude.
///
/// Walking and rewriting: [Node#anyChild][org.gajah.nodes.Node#anyChild] and
/// [Node#mapChildren][org.gajah.nodes.Node#mapChildren], and the classes of `org.gajah.nodes.walk`.
/// The text of trees: `org.gajah.nodes.text`.
@NullMarked
package org.gajah.nodes;

import org.jspecify.annotations.NullMarked;
