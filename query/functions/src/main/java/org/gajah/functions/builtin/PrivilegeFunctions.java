package org.gajah.functions.builtin;

import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.privilege.Roles;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;

/// Memberships in roles (`utils/adt/acl.c`); privileges are asked through [PrivilegeQuestion] and
/// [ColumnQuestion].
public final class PrivilegeFunctions {
  private PrivilegeFunctions() {}

  private static Privileges privileges(FunctionContext context) {
    return context.names().namespaces().privileges();
  }

  private static Roles roles(FunctionContext context) {
    return privileges(context).roles();
  }

  private static int self(FunctionContext context) {
    return context.session().currentUser();
  }

  static int role(FunctionContext context, Slice name) {
    String text = Texts.ofName(name);
    return text.equals("public") ? 0 : roles(context).oid(text, false);
  }

  /// The bits that words stand for, those of grant options included.
  static long mask(Slice words, List<Privilege> allowed) {
    long mask = 0;
    for (String word : Texts.of(words).split(",", -1)) {
      String text = word.strip();
      boolean option = text.toUpperCase(Locale.ROOT).endsWith(" WITH GRANT OPTION");
      String name = option ? text.substring(0, text.length() - 18).strip() : text;
      Privilege found = null;
      for (Privilege privilege : allowed) {
        boolean temp = privilege == Privilege.CREATE_TEMP && name.equalsIgnoreCase("TEMP");
        if (temp || privilege.word().equalsIgnoreCase(name)) {
          found = privilege;
        }
      }
      if (found == null) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "unrecognized privilege type: \"" + text + "\"");
      }
      mask |= option ? found.grantOption() : found.bit();
    }
    return mask;
  }

  // Roles

  private static boolean member(FunctionContext context, int member, int role, Slice words) {
    boolean result = false;
    for (String word : Texts.of(words).split(",", -1)) {
      String text = word.strip().toUpperCase(Locale.ROOT);
      result |=
          switch (text) {
            case "USAGE" -> roles(context).hasPrivilegesOf(member, role);
            case "MEMBER" -> roles(context).isMember(member, role);
            case "SET" -> roles(context).maySetRole(member, role);
            case "USAGE WITH GRANT OPTION",
                "USAGE WITH ADMIN OPTION",
                "MEMBER WITH GRANT OPTION",
                "MEMBER WITH ADMIN OPTION",
                "SET WITH GRANT OPTION",
                "SET WITH ADMIN OPTION" ->
                roles(context).isAdmin(member, role);
            default ->
                throw new PgException(
                    SqlState.INVALID_PARAMETER_VALUE,
                    "unrecognized privilege type: \"" + word.strip() + "\"");
          };
    }
    return result;
  }

  @PgFunction("pg_has_role_id")
  public static boolean hasRole(FunctionContext context, int role, Slice words) {
    return member(context, self(context), role, words);
  }

  @PgFunction("pg_has_role_name")
  public static boolean hasRole(FunctionContext context, Slice role, Slice words) {
    return member(context, self(context), roles(context).oid(Texts.ofName(role), false), words);
  }

  @PgFunction("pg_has_role_id_name")
  public static boolean hasRole(FunctionContext context, int member, Slice role, Slice words) {
    return member(context, member, roles(context).oid(Texts.ofName(role), false), words);
  }

  @PgFunction("pg_has_role_id_id")
  public static boolean hasRole(FunctionContext context, int member, int role, Slice words) {
    return member(context, member, role, words);
  }

  @PgFunction("pg_has_role_name_id")
  public static boolean hasRole(FunctionContext context, Slice member, int role, Slice words) {
    return member(context, roles(context).oid(Texts.ofName(member), false), role, words);
  }

  @PgFunction("pg_has_role_name_name")
  public static boolean hasRole(FunctionContext context, Slice member, Slice role, Slice words) {
    return member(
        context,
        roles(context).oid(Texts.ofName(member), false),
        roles(context).oid(Texts.ofName(role), false),
        words);
  }
}
