package org.gajah.json;

/// What a stretch of JSON text is.
public enum JsonToken {
  STRING,
  NUMBER,
  OBJECT_START,
  OBJECT_END,
  ARRAY_START,
  ARRAY_END,
  COMMA,
  COLON,
  TRUE,
  FALSE,
  NULL,
  END
}
