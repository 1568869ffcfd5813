package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// An item of FROM that only the parser makes; analysis replaces it by a range table entry.
@Generated("NodeFactsTest")
public sealed interface RawFromItem extends FromItem
    permits JsonTable, RangeFunction, RangeSubselect, RangeTableFunc, RangeTableSample, RangeVar {}
