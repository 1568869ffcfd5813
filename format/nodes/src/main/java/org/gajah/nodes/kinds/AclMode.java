package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The bits of privileges, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class AclMode {
  public static final long ACL_INSERT = 1L;
  public static final long ACL_SELECT = 2L;
  public static final long ACL_UPDATE = 4L;
  public static final long ACL_DELETE = 8L;
  public static final long ACL_TRUNCATE = 16L;
  public static final long ACL_REFERENCES = 32L;
  public static final long ACL_TRIGGER = 64L;
  public static final long ACL_EXECUTE = 128L;
  public static final long ACL_USAGE = 256L;
  public static final long ACL_CREATE = 512L;
  public static final long ACL_CREATE_TEMP = 1024L;
  public static final long ACL_CONNECT = 2048L;
  public static final long ACL_SET = 4096L;
  public static final long ACL_ALTER_SYSTEM = 8192L;
  public static final long ACL_MAINTAIN = 16384L;
  public static final long ACL_NO_RIGHTS = 0L;
  public static final long ACL_SELECT_FOR_UPDATE = 4L;

  private AclMode() {}
}
