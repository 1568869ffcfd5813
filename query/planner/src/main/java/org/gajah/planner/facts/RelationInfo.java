package org.gajah.planner.facts;

import java.util.List;

/// A table as the planner sees it.
///
/// @param oid of the table
/// @param kind `pg_class.relkind`
/// @param pages blocks now
/// @param tuples how many rows are expected
/// @param allVisible which part of the pages is known to be all-visible, 0 to 1
public record RelationInfo(
    int oid, char kind, long pages, double tuples, double allVisible, List<IndexInfo> indexes) {}
