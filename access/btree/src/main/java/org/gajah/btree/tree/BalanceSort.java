package org.gajah.btree.tree;

/// Orders the candidates of a split by balance: a quicksort after Bentley and McIlroy ("Engineering
/// a Sort Function", 1993), which is not stable. It decides between candidates that are equally
/// good, and so must be the very one that PostgreSQL uses, or splits would come out differently.
///
/// Elements are compared by their upper halves.
final class BalanceSort {
  private static final int SMALL = 7;
  private static final int LARGE = 40;

  private BalanceSort() {}

  static void sort(long[] array, int from, int count) {
    int start = from;
    int length = count;
    while (!isSorted(array, start, length)) {
      if (length < SMALL) {
        insertionSort(array, start, length);
        return;
      }
      swap(array, start, pivot(array, start, length));
      int equalLeft = start + 1;
      int left = start + 1;
      int right = start + length - 1;
      int equalRight = right;
      while (true) {
        for (int order; left <= right && (order = compare(array, left, start)) <= 0; left++) {
          if (order == 0) {
            swap(array, equalLeft++, left);
          }
        }
        for (int order; left <= right && (order = compare(array, right, start)) >= 0; right--) {
          if (order == 0) {
            swap(array, right, equalRight--);
          }
        }
        if (left > right) {
          break;
        }
        swap(array, left++, right--);
      }
      // What is equal goes from the ends to the middle
      int end = start + length;
      int less = left - equalLeft;
      int greater = equalRight - right;
      int moved = Math.min(equalLeft - start, less);
      swapStretch(array, start, left - moved, moved);
      moved = Math.min(greater, end - equalRight - 1);
      swapStretch(array, left, end - moved, moved);
      sort(array, start, less);
      start = end - greater;
      length = greater;
    }
  }

  private static int compare(long[] array, int one, int other) {
    return Integer.compare((int) (array[one] >> 32), (int) (array[other] >> 32));
  }

  private static boolean isSorted(long[] array, int from, int count) {
    for (int i = from + 1; i < from + count; i++) {
      if (compare(array, i - 1, i) > 0) {
        return false;
      }
    }
    return true;
  }

  private static void insertionSort(long[] array, int from, int count) {
    for (int i = from + 1; i < from + count; i++) {
      for (int j = i; j > from && compare(array, j - 1, j) > 0; j--) {
        swap(array, j, j - 1);
      }
    }
  }

  private static int pivot(long[] array, int from, int count) {
    int middle = from + count / 2;
    if (count == SMALL) {
      return middle;
    }
    int low = from;
    int high = from + count - 1;
    if (count > LARGE) {
      int step = count / 8;
      low = median(array, low, low + step, low + 2 * step);
      middle = median(array, middle - step, middle, middle + step);
      high = median(array, high - 2 * step, high - step, high);
    }
    return median(array, low, middle, high);
  }

  private static int median(long[] array, int a, int b, int c) {
    if (compare(array, a, b) < 0) {
      return compare(array, b, c) < 0 ? b : compare(array, a, c) < 0 ? c : a;
    }
    return compare(array, b, c) > 0 ? b : compare(array, a, c) < 0 ? a : c;
  }

  private static void swap(long[] array, int one, int other) {
    long kept = array[one];
    array[one] = array[other];
    array[other] = kept;
  }

  private static void swapStretch(long[] array, int one, int other, int count) {
    for (int i = 0; i < count; i++) {
      swap(array, one + i, other + i);
    }
  }
}
