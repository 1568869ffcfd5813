package org.gajah.accessapi.relation;

/// The TOAST table of a table.
///
/// @param table its chunks: value id, number within the value, bytes
/// @param index by value id and number
public record ToastDescriptor(TableDescriptor table, IndexDescriptor index) {}
