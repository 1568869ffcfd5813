package org.gajah.text.encoding;

/// How the bytes of an encoding are cut into characters, and which sequences are allowed. `length`
/// judges by the first bytes and never fails; `valid` sees a first byte above 127 and answers the
/// length of a good character, or -1.
enum Scheme {
  SINGLE {
    @Override
    int length(byte[] text, int from, int end) {
      return 1;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      return 1;
    }
  },
  UTF8 {
    @Override
    int length(byte[] text, int from, int end) {
      return Utf8.length(text[from]);
    }

    @Override
    int valid(byte[] text, int from, int end) {
      return Utf8.valid(text, from, end);
    }
  },
  EUC_JP {
    @Override
    int length(byte[] text, int from, int end) {
      return eucLength(text[from]);
    }

    @Override
    int valid(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      if (first == SS2) {
        return good(end - from >= 2 && between(text[from + 1], 0xA1, 0xDF), 2);
      }
      if (first == SS3) {
        return good(end - from >= 3 && euc(text[from + 1]) && euc(text[from + 2]), 3);
      }
      return good(end - from >= 2 && euc(text[from]) && euc(text[from + 1]), 2);
    }
  },
  EUC_CN {
    @Override
    int length(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      return first == SS2 || first == SS3 ? 3 : first > 127 ? 2 : 1;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      return good(end - from >= 2 && euc(text[from]) && euc(text[from + 1]), 2);
    }
  },
  EUC_KR {
    @Override
    int length(byte[] text, int from, int end) {
      return eucLength(text[from]);
    }

    @Override
    int valid(byte[] text, int from, int end) {
      return good(end - from >= 2 && euc(text[from]) && euc(text[from + 1]), 2);
    }
  },
  EUC_TW {
    @Override
    int length(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      return first == SS2 ? 4 : first == SS3 ? 3 : first > 127 ? 2 : 1;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      if (first == SS2) {
        boolean good =
            end - from >= 4
                && between(text[from + 1], 0xA1, 0xA7)
                && euc(text[from + 2])
                && euc(text[from + 3]);
        return good(good, 4);
      }
      return good(first != SS3 && end - from >= 2 && euc(text[from + 1]), 2);
    }
  },
  MULE {
    @Override
    int length(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      if (first >= 0x81 && first <= 0x8D) {
        return 2;
      }
      if (first == 0x9A || first == 0x9B || (first >= 0x90 && first <= 0x99)) {
        return 3;
      }
      return first == 0x9C || first == 0x9D ? 4 : 1;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      int length = length(text, from, end);
      if (length > end - from) {
        return -1;
      }
      for (int i = 1; i < length; i++) {
        if (text[from + i] >= 0) {
          return -1;
        }
      }
      return length;
    }
  },
  SJIS {
    @Override
    int length(byte[] text, int from, int end) {
      int first = text[from] & 0xFF;
      return (first >= 0xA1 && first <= 0xDF) || first < 0x80 ? 1 : 2;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      if (length(text, from, end) == 1) {
        return 1;
      }
      int first = text[from] & 0xFF;
      boolean head = (first >= 0x81 && first <= 0x9F) || (first >= 0xE0 && first <= 0xFC);
      boolean tail =
          end - from >= 2
              && (between(text[from + 1], 0x40, 0x7E) || between(text[from + 1], 0x80, 0xFC));
      return good(head && tail, 2);
    }
  },
  /// BIG5, GBK and UHC: a high byte takes the next one with it, whatever that is.
  PAIR {
    @Override
    int length(byte[] text, int from, int end) {
      return text[from] < 0 ? 2 : 1;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      boolean marker = (text[from] & 0xFF) == 0x8D && end - from >= 2 && text[from + 1] == ' ';
      return good(end - from >= 2 && text[from + 1] != 0 && !marker, 2);
    }
  },
  GB18030 {
    @Override
    int length(byte[] text, int from, int end) {
      if (text[from] >= 0) {
        return 1;
      }
      return end - from >= 2 && between(text[from + 1], 0x30, 0x39) ? 4 : 2;
    }

    @Override
    int valid(byte[] text, int from, int end) {
      if (end - from >= 4 && between(text[from + 1], 0x30, 0x39)) {
        boolean good =
            between(text[from], 0x81, 0xFE)
                && between(text[from + 2], 0x81, 0xFE)
                && between(text[from + 3], 0x30, 0x39);
        return good(good, 4);
      }
      boolean good =
          end - from >= 2
              && between(text[from], 0x81, 0xFE)
              && (between(text[from + 1], 0x40, 0x7E) || between(text[from + 1], 0x80, 0xFE));
      return good(good, 2);
    }
  },
  JOHAB {
    @Override
    int length(byte[] text, int from, int end) {
      return eucLength(text[from]);
    }

    @Override
    int valid(byte[] text, int from, int end) {
      int length = eucLength(text[from]);
      if (length > end - from) {
        return -1;
      }
      for (int i = 1; i < length; i++) {
        if (!euc(text[from + i])) {
          return -1;
        }
      }
      return length;
    }
  };

  private static final int SS2 = 0x8E;
  private static final int SS3 = 0x8F;

  abstract int length(byte[] text, int from, int end);

  abstract int valid(byte[] text, int from, int end);

  private static int good(boolean good, int length) {
    return good ? length : -1;
  }

  private static boolean between(byte value, int low, int high) {
    int unsigned = value & 0xFF;
    return unsigned >= low && unsigned <= high;
  }

  private static boolean euc(byte value) {
    return between(value, 0xA1, 0xFE);
  }

  private static int eucLength(byte first) {
    int unsigned = first & 0xFF;
    return unsigned == SS2 ? 2 : unsigned == SS3 ? 3 : unsigned > 127 ? 2 : 1;
  }
}
