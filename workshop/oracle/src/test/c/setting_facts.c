/*
 * Loaded into the oracle: returns what it knows of every setting, a line for each, tab-separated:
 * name, type, context, category, flags, boot value, least, greatest, values of an enum. With the
 * argument true it returns the names of the hooks instead (for people; no file is made of them).
 */
#define _GNU_SOURCE
#include "postgres.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/guc_tables.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(setting_facts);

static const struct
{
	int			bit;
	const char *name;
}			flag_names[] = {
	{GUC_LIST_INPUT, "LIST_INPUT"},
	{GUC_LIST_QUOTE, "LIST_QUOTE"},
	{GUC_NO_SHOW_ALL, "NO_SHOW_ALL"},
	{GUC_NO_RESET, "NO_RESET"},
	{GUC_NO_RESET_ALL, "NO_RESET_ALL"},
	{GUC_EXPLAIN, "EXPLAIN"},
	{GUC_REPORT, "REPORT"},
	{GUC_NOT_IN_SAMPLE, "NOT_IN_SAMPLE"},
	{GUC_DISALLOW_IN_FILE, "DISALLOW_IN_FILE"},
	{GUC_SUPERUSER_ONLY, "SUPERUSER_ONLY"},
	{GUC_IS_NAME, "IS_NAME"},
	{GUC_NOT_WHILE_SEC_REST, "NOT_WHILE_SEC_REST"},
	{GUC_DISALLOW_IN_AUTO_FILE, "DISALLOW_IN_AUTO_FILE"},
	{GUC_RUNTIME_COMPUTED, "RUNTIME_COMPUTED"},
	{GUC_ALLOW_IN_PARALLEL, "ALLOW_IN_PARALLEL"},
};

static void
append_flags(StringInfo out, int flags)
{
	const char *separator = "";

	for (int i = 0; i < lengthof(flag_names); i++)
		if (flags & flag_names[i].bit)
		{
			appendStringInfo(out, "%s%s", separator, flag_names[i].name);
			separator = " ";
		}
}

static void
append_real(StringInfo out, double value)
{
	for (int digits = 15; digits <= 17; digits++)
	{
		char	   *text = psprintf("%.*g", digits, value);

		if (digits == 17 || strtod(text, NULL) == value)
		{
			appendStringInfoString(out, text);
			return;
		}
	}
}

static void
append_enum(StringInfo out, const struct config_enum_entry *options, int boot)
{
	const char *separator = "";

	for (const struct config_enum_entry *one = options; one->name != NULL; one++)
		if (one->val == boot)
		{
			appendStringInfoString(out, one->name);
			break;
		}
	appendStringInfoString(out, "\t\t\t");
	for (const struct config_enum_entry *one = options; one->name != NULL; one++)
	{
		appendStringInfo(out, "%s%s%s=%d", separator, one->hidden ? "~" : "", one->name, one->val);
		separator = "|";
	}
}

static void
append_details(StringInfo out, struct config_generic *gen)
{
	switch (gen->vartype)
	{
		case PGC_BOOL:
			appendStringInfo(out, "%s\t\t\t", ((struct config_bool *) gen)->boot_val ? "on" : "off");
			break;
		case PGC_INT:
			{
				struct config_int *conf = (struct config_int *) gen;

				appendStringInfo(out, "%d\t%d\t%d\t", conf->boot_val, conf->min, conf->max);
				break;
			}
		case PGC_REAL:
			{
				struct config_real *conf = (struct config_real *) gen;

				append_real(out, conf->boot_val);
				appendStringInfoChar(out, '\t');
				append_real(out, conf->min);
				appendStringInfoChar(out, '\t');
				append_real(out, conf->max);
				appendStringInfoChar(out, '\t');
				break;
			}
		case PGC_STRING:
			{
				const char *boot = ((struct config_string *) gen)->boot_val;

				appendStringInfo(out, "%s\t\t\t", boot ? boot : "\\N");
				break;
			}
		case PGC_ENUM:
			append_enum(out, ((struct config_enum *) gen)->options, ((struct config_enum *) gen)->boot_val);
			break;
	}
}

static const char *
symbol(void *address)
{
	Dl_info		info;

	return address != NULL && dladdr(address, &info) && info.dli_sname ? info.dli_sname : "";
}

static void
append_hooks(StringInfo out, struct config_generic *gen)
{
#define HOOKS(type) appendStringInfo(out, "%s\t%s\t%s", \
		symbol((void *) ((struct type *) gen)->check_hook), \
		symbol((void *) ((struct type *) gen)->assign_hook), \
		symbol((void *) ((struct type *) gen)->show_hook))
	switch (gen->vartype)
	{
		case PGC_BOOL:
			HOOKS(config_bool);
			break;
		case PGC_INT:
			HOOKS(config_int);
			break;
		case PGC_REAL:
			HOOKS(config_real);
			break;
		case PGC_STRING:
			HOOKS(config_string);
			break;
		case PGC_ENUM:
			HOOKS(config_enum);
			break;
	}
}

Datum
setting_facts(PG_FUNCTION_ARGS)
{
	bool		hooks = PG_GETARG_BOOL(0);
	int			count;
	struct config_generic **all = get_guc_variables(&count);
	StringInfoData out;

	initStringInfo(&out);
	for (int i = 0; i < count; i++)
	{
		struct config_generic *gen = all[i];

		appendStringInfo(&out, "%s\t", gen->name);
		if (hooks)
			append_hooks(&out, gen);
		else
		{
			const char *unit = get_config_unit_name(gen->flags);

			appendStringInfo(&out, "%s\t%s\t%s\t%s\t",
							 config_type_names[gen->vartype],
							 GucContext_Names[gen->context],
							 config_group_names[gen->group],
							 unit ? unit : "");
			append_flags(&out, gen->flags);
			appendStringInfoChar(&out, '\t');
			append_details(&out, gen);
		}
		appendStringInfoChar(&out, '\n');
	}
	PG_RETURN_TEXT_P(cstring_to_text(out.data));
}
