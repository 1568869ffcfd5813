package org.gajah.functions.builtin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Xid;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.containers.StoredType;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.network.Addresses;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Who, where and when a session is; its settings, its transaction, and signals to others.
public final class SessionFunctions {
  private static final double MOST_SLEEP_MICROS = 1e15;
  private static final int NAME_OID = 19;
  private static final int NAME_SIZE = 64;
  private static final List<String> LOG_FORMATS = List.of("stderr", "csvlog", "jsonlog");
  private static final StoredType NAME = new StoredType.Layout(NAME_OID, NAME_SIZE, 1);

  private SessionFunctions() {}

  private static String role(FunctionContext context, int oid) {
    return context.names().namespaces().privileges().roles().name(oid);
  }

  @PgFunction("current_user")
  public static void currentUser(FunctionContext context, ByteSink out) {
    Texts.putName(role(context, context.session().currentUser()), out);
  }

  @PgFunction("session_user")
  public static void sessionUser(FunctionContext context, ByteSink out) {
    Texts.putName(role(context, context.session().sessionUser()), out);
  }

  @PgFunction("system_user")
  public static boolean systemUser(FunctionContext context, ByteSink out) {
    return Texts.put(context.session().systemUser(), out);
  }

  @PgFunction("current_database")
  public static void database(FunctionContext context, ByteSink out) {
    Texts.putName(context.names().namespaces().databaseName(), out);
  }

  @PgFunction("current_schema")
  public static boolean schema(FunctionContext context, ByteSink out) {
    Namespaces namespaces = context.names().namespaces();
    List<Integer> path = namespaces.path().explicitSchemas();
    return !path.isEmpty() && Texts.putName(namespaces.nameOf(path.getFirst()), out);
  }

  @PgFunction("current_schemas")
  public static void schemas(FunctionContext context, boolean implicit, ByteSink out) {
    Namespaces namespaces = context.names().namespaces();
    List<Integer> path =
        implicit ? namespaces.path().schemas() : namespaces.path().explicitSchemas();
    ArrayBuilder builder = new ArrayBuilder(NAME);
    for (int schema : path) {
      String name = namespaces.nameOf(schema);
      if (name != null) {
        ByteSink value = new ByteSink(NAME_SIZE);
        Texts.putName(name, value);
        builder.add(Slice.of(value.toByteArray()));
      }
    }
    builder.put(out);
  }

  @PgFunction("pgsql_version")
  public static void version(ByteSink out) {
    out.putUtf8("PostgreSQL 17.11 (Gajah) on the Java virtual machine");
  }

  @PgFunction("current_query")
  public static boolean query(FunctionContext context, ByteSink out) {
    return Texts.put(context.session().currentQuery(), out);
  }

  @PgFunction("pg_backend_pid")
  public static int pid(FunctionContext context) {
    return context.session().backendPid();
  }

  @PgFunction("inet_client_addr")
  public static boolean clientAddress(FunctionContext context, ByteSink out) {
    return putAddress(context.session().clientAddress(), out);
  }

  @PgFunction("inet_server_addr")
  public static boolean serverAddress(FunctionContext context, ByteSink out) {
    return putAddress(context.session().serverAddress(), out);
  }

  /// Type inet knows no zones of IPv6.
  private static boolean putAddress(@Nullable String address, ByteSink out) {
    if (address == null) {
      return false;
    }
    int zone = address.indexOf('%');
    byte[] text =
        (zone < 0 ? address : address.substring(0, zone)).getBytes(StandardCharsets.US_ASCII);
    Addresses.in(text, 0, text.length, out);
    return true;
  }

  @PgFunction("inet_client_port")
  public static @Nullable Integer clientPort(FunctionContext context) {
    return context.session().clientAddress() == null ? null : context.session().clientPort();
  }

  @PgFunction("inet_server_port")
  public static @Nullable Integer serverPort(FunctionContext context) {
    int port = context.session().serverPort();
    return port < 0 ? null : port;
  }

  @PgFunction("pg_postmaster_start_time")
  public static long serverStart(FunctionContext context) {
    return context.session().serverStart();
  }

  @PgFunction("pg_conf_load_time")
  public static long settingsLoaded(FunctionContext context) {
    return context.session().settingsLoaded();
  }

  @PgFunction("pg_is_in_recovery")
  public static boolean inRecovery(FunctionContext context) {
    return context.session().inRecovery();
  }

  @PgFunction("pg_my_temp_schema")
  public static int temporarySchema(FunctionContext context) {
    return context.names().namespaces().session().temporaryNamespace();
  }

  @PgFunction("pg_is_other_temp_schema")
  public static boolean isOtherTemporary(FunctionContext context, int schema) {
    return context.names().namespaces().isForeignTemporary(schema);
  }

  @PgFunction("show_config_by_name")
  public static boolean setting(FunctionContext context, Slice name, ByteSink out) {
    return Texts.put(context.settings().show(Texts.of(name), false), out);
  }

  @PgFunction("show_config_by_name_missing_ok")
  public static boolean setting(
      FunctionContext context, Slice name, boolean missingOk, ByteSink out) {
    return Texts.put(context.settings().show(Texts.of(name), missingOk), out);
  }

  @PgFunction("set_config_by_name")
  public static void set(
      FunctionContext context,
      @Nullable Slice name,
      @Nullable Slice value,
      @Nullable Boolean local,
      ByteSink out) {
    if (name == null) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "SET requires parameter name");
    }
    String text = value == null ? null : Texts.of(value);
    out.putUtf8(context.settings().set(Texts.of(name), text, local != null && local));
  }

  @PgFunction("pg_current_xact_id")
  public static long transaction(FunctionContext context) {
    return context.transaction().currentXid();
  }

  @PgFunction("pg_current_xact_id_if_assigned")
  public static @Nullable Long transactionIfAssigned(FunctionContext context) {
    long xid = context.transaction().currentXidIfAssigned();
    return xid == 0 ? null : xid;
  }

  /// How many transactions ago another got its number; special numbers are as old as can be.
  @PgFunction("xid_age")
  public static int age(FunctionContext context, int xid) {
    return Xid.isNormal(xid) ? context.transaction().latestXid() - xid : Integer.MAX_VALUE;
  }

  @PgFunction("mxid_age")
  public static int multiXactAge(FunctionContext context, int multiXact) {
    return multiXact == 0 ? Integer.MAX_VALUE : context.transaction().nextMultiXact() - multiXact;
  }

  @PgFunction("pg_xact_status")
  public static boolean transactionStatus(FunctionContext context, long xid, ByteSink out) {
    return Texts.put(context.transaction().status(xid), out);
  }

  @PgFunction("pg_export_snapshot")
  public static void exportSnapshot(FunctionContext context, ByteSink out) {
    out.putUtf8(context.transaction().exportSnapshot());
  }

  @PgFunction("pg_sleep")
  public static void sleep(FunctionContext context, double seconds) {
    double micros = Math.min(seconds * 1e6, MOST_SLEEP_MICROS);
    if (micros > 0) {
      context.backends().sleep((long) Math.ceil(micros));
    }
  }

  @PgFunction("pg_cancel_backend")
  public static boolean cancel(FunctionContext context, int pid) {
    return context.backends().cancel(pid);
  }

  @PgFunction("pg_terminate_backend")
  public static boolean terminate(FunctionContext context, int pid, long timeoutMillis) {
    if (timeoutMillis < 0) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "\"timeout\" must not be negative");
    }
    return context.backends().terminate(pid, timeoutMillis);
  }

  /// How full the queue of notifications is, which keeps nothing here.
  @PgFunction("pg_notification_queue_usage")
  public static double notificationQueueUsage() {
    return 0;
  }

  @PgFunction("pg_reload_conf")
  public static boolean reload(FunctionContext context) {
    return context.backends().reload();
  }

  @PgFunction("pg_rotate_logfile")
  public static boolean rotateLog(FunctionContext context) {
    return context.backends().rotateLog();
  }

  @PgFunction("pg_current_logfile")
  public static boolean currentLogFile(FunctionContext context, ByteSink out) {
    return Texts.put(context.backends().currentLogFile(null), out);
  }

  @PgFunction("pg_current_logfile_1arg")
  public static boolean currentLogFile(
      FunctionContext context, @Nullable Slice format, ByteSink out) {
    String wanted = format == null ? null : Texts.of(format);
    if (wanted != null && !LOG_FORMATS.contains(wanted)) {
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "log format \"" + wanted + "\" is not supported")
          .hint("The supported log formats are \"stderr\", \"csvlog\", and \"jsonlog\".");
    }
    return Texts.put(context.backends().currentLogFile(wanted), out);
  }

  @PgFunction("pg_blocking_pids")
  public static void blocking(FunctionContext context, int pid, ByteSink out) {
    List<Slice> pids = new ArrayList<>();
    for (int other : context.backends().blocking(pid)) {
      pids.add(PlainTypes.int4(other));
    }
    ArrayBuilder builder = new ArrayBuilder(PlainTypes.INT4);
    pids.forEach(builder::add);
    builder.put(out);
  }

  @PgFunction("pg_notify")
  public static void notify(
      FunctionContext context, @Nullable Slice channel, @Nullable Slice payload) {
    context
        .backends()
        .notify(channel == null ? "" : Texts.of(channel), payload == null ? "" : Texts.of(payload));
  }

  @PgFunction("drandom")
  public static double random(FunctionContext context) {
    return context.random().nextDouble();
  }

  @PgFunction("drandom_normal")
  public static double randomNormal(FunctionContext context, double mean, double deviation) {
    return mean + deviation * context.random().nextNormal();
  }

  @PgFunction("int4random")
  public static int randomInt(FunctionContext context, int least, int most) {
    return (int) between(context, least, most);
  }

  @PgFunction("int8random")
  public static long randomLong(FunctionContext context, long least, long most) {
    return between(context, least, most);
  }

  /// Takes as many random bits as the width of the range has, until they fall into it.
  private static long between(FunctionContext context, long least, long most) {
    if (least > most) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "lower bound must be less than or equal to upper bound");
    }
    long width = most - least;
    if (width == 0) {
      return least;
    }
    int unused = Long.numberOfLeadingZeros(width);
    long offset = context.random().nextLong() >>> unused;
    while (Long.compareUnsigned(offset, width) > 0) {
      offset = context.random().nextLong() >>> unused;
    }
    return least + offset;
  }

  @PgFunction("setseed")
  public static void seed(FunctionContext context, double seed) {
    if (!(seed >= -1 && seed <= 1)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "setseed parameter " + shown(seed) + " is out of allowed range [-1,1]");
    }
    context.random().seed(seed);
  }

  private static String shown(double seed) {
    return seed == Math.rint(seed) && Math.abs(seed) < 1e15
        ? Long.toString((long) seed)
        : Double.toString(seed);
  }

  @PgFunction("gen_random_uuid")
  public static void uuid(FunctionContext context, ByteSink out) {
    byte[] bytes = new byte[16];
    context.random().nextSecret(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
    out.putBytes(bytes);
  }
}
