copy t(a,a) to stdout;
copy t(zz) to stdout;
copy t to stdout (format csv, force_quote (zz));
copy t(a) to stdout (format csv, force_quote (b));
copy t to stdout (format csv, format text);
copy t to stdout (foo);
copy t to stdout (format);
copy t to stdout (format 'xml');
copy t to stdout (delimiter 'ab');
copy t to stdout (delimiter '');
copy t to stdout (delimiter E'\n');
copy t to stdout (delimiter 'a');
copy t to stdout (null E'a\nb');
copy t to stdout (default 'x');
copy t to stdout (header 2);
copy t to stdout (header maybe);
copy t to stdout (header match);
copy t to stdout (format binary, header);
copy t to stdout (format binary, delimiter ',');
copy t to stdout (format binary, null ',');
copy t from stdin (format binary, default ',');
\.
copy t to stdout (quote '''');
copy t to stdout (escape '''');
copy t to stdout (format csv, quote 'ab');
copy t to stdout (format csv, escape 'ab');
copy t to stdout (format csv, quote ',');
copy t to stdout (force_quote *);
copy t from stdin (format csv, force_quote *);
\.
copy t from stdin (force_null (a));
\.
copy t to stdout (format csv, force_null (a));
copy t from stdin (force_not_null (a));
\.
copy t to stdout (format csv, force_not_null (a));
copy t to stdout (format csv, force_quote a);
copy t to stdout (null 'a,b', delimiter ',');
copy t to stdout (format csv, null 'a"b');
copy t to stdout (freeze);
copy t to stdout (freeze maybe);
copy t from stdin (freeze);
\.
copy t from stdin (default 'a,b', delimiter ',');
\.
copy t from stdin (format csv, default 'a"b');
\.
copy t from stdin (null 'x', default 'x');
\.
copy t from stdin (default E'x\n');
\.
copy t to stdout (encoding 'nonsense');
copy t to stdout (on_error stop);
copy t from stdin (on_error foo);
\.
copy t from stdin (on_error ignore, format binary);
\.
copy t from stdin (log_verbosity foo);
\.
copy t from stdin (on_error);
\.
copy t to stdout where a = 1;
copy vw from stdin;
\.
copy vw to stdout;
copy sq from stdin;
\.
copy sq to stdout;
copy t_missing to stdout;
copy (select 1 into x) to stdout;
copy (insert into t values (1,'x')) to stdout;
copy (select 1 as a, 2 as b) to stdout (format csv, header, force_quote (c));
copy (select 1 as a, 2 as b) to stdout (format csv, header, force_quote (b));
copy (select 1 as a, 'x,y' as b, null as c, '' as d) to stdout (format csv, header);
copy (select 1 as a, 'x,y' as b, null as c, '' as d) to stdout (header);
copy (values (E'a\tb\\c\nd\re\bf\fg\vh'), (''), (null), ('\.'), ('\N')) to stdout;
copy (values (E'a\tb\\c\nd\re\bf\fg\vh'), (''), (null), ('\.'), ('\N'), ('"'), ('a,b')) to stdout csv;
copy (values (E'a\tb\\c\nd\re\bf\fg\vh'), (''), (null), ('\.'), ('\N'), ('"'), ('a,b')) to stdout (format csv, quote '''', escape '\', delimiter ';', null 'NN');
copy (select) to stdout;
copy (select from generate_series(1,3)) to stdout;
copy t to stdout (format csv, header, header);
copy t from stdin where sum(a) > 1;
\.
copy t from stdin where (select true);
\.
copy t from stdin where generate_series(1,2) = 1;
\.
copy t from stdin where a;
\.
copy t from stdin where zz > 1;
\.
copy tg (g) to stdout;
copy tg (g) from stdin;
\.
copy tg from stdin where g > 1;
\.
copy bt to stdout;
copy bt to stdout csv;
copy bt (j, a, b) to stdout with csv header quote as '"' force quote a, b;
copy bt to stdout with delimiter '|' null 'NULL';
copy bt to '/tmp/no/such/dir';
copy bt to 'relative';
copy bt to '/tmp';
copy bt from '/tmp/no/such/file';
copy bt from '/tmp';
\c - nobody2
copy t to stdout;
copy t from stdin;
\.
copy t to '/tmp/x';
copy t from '/tmp/x';
copy t from program 'x';
\c - postgres
begin read only;
copy t from stdin;
\.
rollback;
begin;
truncate t;
copy t from stdin (freeze);
1	a
2	b
\.
select * from t;
rollback;
