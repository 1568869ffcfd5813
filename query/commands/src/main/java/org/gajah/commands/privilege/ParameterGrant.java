package org.gajah.commands.privilege;

import java.util.Arrays;
import java.util.Locale;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Setting;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgParameterAcl;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.ObjectType;

/// GRANT and REVOKE on settings. A setting has a row only while its privileges are not the usual
/// ones. Mirrors `ExecGrant_Parameter` of `catalog/aclchk.c` and `catalog/pg_parameter_acl.c`.
record ParameterGrant(Definer definer) {
  private static final ObjectType TYPE = ObjectType.OBJECT_PARAMETER_ACL;

  /// The row of a setting, made if need be and wanted.
  ///
  /// @return 0 when there is none
  int row(String written, boolean make) {
    SessionSettings settings = definer.context().session().settings();
    Setting known = settings.find(written);
    String name = (known == null ? written : known.name()).toLowerCase(Locale.ROOT);
    PgParameterAcl row = definer.catalog().find(SysCache.PARAMETERACLNAME, name);
    if (row != null || !make) {
      return row == null ? Oid.INVALID : row.oid();
    }
    settings.requireName(written);
    int oid = definer.oids().next(PgParameterAcl.OID_INDEX);
    definer.writer().insert(new PgParameterAcl(oid, name, null));
    definer.nextCommand();
    return oid;
  }

  void apply(int oid, GrantWishes wishes) {
    Found<PgParameterAcl> found = definer.writer().locate(SysCache.PARAMETERACLOID, oid);
    PgParameterAcl row = found.row();
    int owner = PgAuthid.BOOTSTRAP_SUPERUSERID;
    AclItem[] old = row.paracl();
    AclItem[] now = new AclEdit(definer, TYPE, row.parname(), null).change(old, owner, wishes);
    if (Arrays.equals(now, Acls.byDefault(TYPE, owner))) {
      definer.writer().delete(found);
    } else {
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgParameterAcl.TABLE, row).set(PgParameterAcl.ANUM_PARACL, now).row());
    }
    definer.dependencies().changeAcl(ObjectAddress.of(PgParameterAcl.TABLE, oid), owner, old, now);
  }
}
