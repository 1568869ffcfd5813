copy t from stdin;
1	a
2	b\.
3	c
\.
copy t from stdin;
1	a
x	b
\.
copy t from stdin;
1
\.
copy t from stdin;
x
\.
copy t from stdin;
1	2	3
\.
copy t from stdin;
x	2	3
\.
copy t from stdin;

\.
copy t from stdin;
\N	\N
5	\\N
6	a\tb\nc\x41\101\7\x\q\

7	plain
\.
copy t from stdin;
99999999999	a
\.
copy t from stdin (header match);
a	c
1	x
\.
copy t from stdin (header match);
a
1	x
\.
copy t from stdin (header match);
a	\N
1	x
\.
copy t from stdin (header match);
a	b
11	x
\.
copy t (b, a) from stdin (header);
whatever
x	12
\.
copy t from stdin csv;
1,"abc
\.
copy t from stdin csv;
21,abc
22,"x"yz"
\.
copy t from stdin csv;
23,"a
b ""quoted"" c"
24,
25,""
26,a"b,c"d
\.
copy t from stdin (format csv, null 'NN', force_null (b), force_not_null (b));
31,NN
32,"NN"
\.
copy t from stdin (format csv, null 'NN', force_null (b));
33,NN
34,"NN"
35,""
\.
copy t from stdin (format csv, force_not_null (b), quote '''', escape '\', delimiter ';');
36;
37;'it\'s;\\'
\.
copy t from stdin (format csv, header match);
a,b
38,x
\.
copy t from stdin (format csv, header match);
a,
38,x
\.
copy t from stdin (on_error ignore);
41	a
x	b
\N	c
42	d
\.
copy t from stdin (on_error ignore, log_verbosity verbose);
43	a
x	b
yy	c
44	d
\.
copy t from stdin (on_error ignore);
45	a
1
\.
copy u from stdin;
1	a	1.5	2020-02-02
2	b	-1	2020-02-02
\.
copy u from stdin;
1	a	1.555	2020-02-02
2	\N	1	2020-02-02
\.
copy u from stdin;
1	a	1.555	2020-02-02
1	b	1	2020-02-02
\.
copy u from stdin;
1	a	123456	2020-02-02
\.
copy u from stdin;
1	a	1	2020-02-02
2	a	1	2020-02-30
\.
copy u (a) from stdin;
1
2
3
\.
copy u (a, c) from stdin where a > 11 and c < 5;
11	1
12	2
13	7
14	\N
\.
copy u (a, c) from stdin where 10 / a > 0;
4	1
0	1
\.
copy u from stdin (default '\D');
21	\D	\D	\D
\.
copy u from stdin (default '\D');
\D	\D	1	\D
\.
copy u from stdin (default 'DD', format csv);
22,DD,1,DD
23,"DD",1,DD
\.
copy dm from stdin;
1	{1,2,3}
-1	{}
\.
copy dm from stdin;
1	{1,2,3}
\N	{}
2	{x}
\.
copy dm from stdin;
3	{{1,2},{3,4}}
\N	\N
\.
copy sd (v) from stdin;
a
b
\.
copy sd (v) from stdin;
c
\.
copy big from stdin;
1	2	3	short
2	\N	\N	\N
\.
copy big from stdin;
1	2	3	0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
\.
copy big from stdin;
x23456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789	2	3	a
\.
copy big from stdin;
1	2	x	0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
\.
copy hdr from stdin (header match, format csv);
"a b",c
1,2
\.
copy bt from stdin;
5	é€😀	1e10	now2	\\x01	1	t	5	2021-01-01	\N
\.
copy bt from stdin;
5	é€😀	1e10	2020-01-01	\\xzz	1	t	5	2021-01-01	\N
\.
copy bt from stdin;
5	é€😀	1e10	2020-01-01	\\x01	1	maybe	5	2021-01-01	\N
\.
copy bt from stdin;
5	é€😀	1e10	2020-01-01	\\x01	1	on	5	2021-01-01	not-a-uuid
\.
copy bt from stdin;
6	é€😀	1e10	2020-01-01	\\x01	1	on	5	2021-01-01	a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
\.
copy bt(b) from stdin;
\xff
\.
copy bt(b) from stdin;
a\0b
\.
copy bt(b) from stdin;
\xc3\xa9
\.
select * from t order by a, b;
select * from u order by a;
select * from dm order by a;
select * from sd order by id;
select a, b, c, d, e, f, g, h, i, j from bt order by a;
select * from big;
select * from hdr;
copy (delete from t returning a, b) to stdout;
copy t from stdin (null '');
1	
\.
copy t from stdin (delimiter '|');
1|a
2|b\|c
\.
copy t from stdin with binary;
nonsense
\.
copy t to stdout (format csv, header, force_quote *);
