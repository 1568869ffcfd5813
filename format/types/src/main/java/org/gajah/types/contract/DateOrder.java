package org.gajah.types.contract;

/// In which order year, month and day are read.
public enum DateOrder {
  YMD,
  DMY,
  MDY
}
