-- Texts of a database in UTF8 as clients in other encodings send and get them.
create table words (n int, t text);
insert into words values (1, '日本語\'), (2, '漢字|表,ソ'), (3, '中文字'), (4, '한국어'), (5, 'абв'), (6, 'αβγ'), (7, 'éàü€'), (8, 'か゚'), (9, '𠀋𠂉'), (10, 'שלום'), (11, 'سلام'), (12, 'ไทย'), (13, 'plain');
create table back (n int, t text);
\set VERBOSITY verbose
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'EUC_JP')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'EUC_JP')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_JP')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_JP')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'EUC_JP')
set client_encoding to 'EUC_JP';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (3, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'EUC_CN')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'EUC_CN')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (3, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_CN')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_CN')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'EUC_CN')
set client_encoding to 'EUC_CN';
show client_encoding;
select t from words where n in (3, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'EUC_KR')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'EUC_KR')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_KR')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_KR')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'EUC_KR')
set client_encoding to 'EUC_KR';
show client_encoding;
select t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 3, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'EUC_TW')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'EUC_TW')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 3, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_TW')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_TW')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'EUC_TW')
set client_encoding to 'EUC_TW';
show client_encoding;
select t from words where n in (1, 3, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n) to '/tmp/gajah-words' (encoding 'EUC_JIS_2004')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'EUC_JIS_2004')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_JIS_2004')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'EUC_JIS_2004')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'EUC_JIS_2004')
set client_encoding to 'EUC_JIS_2004';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'SJIS')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'SJIS')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'SJIS')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'SJIS')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'SJIS')
set client_encoding to 'SJIS';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n) to '/tmp/gajah-words' (encoding 'SHIFT_JIS_2004')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'SHIFT_JIS_2004')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'SHIFT_JIS_2004')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'SHIFT_JIS_2004')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'SHIFT_JIS_2004')
set client_encoding to 'SHIFT_JIS_2004';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 7, 8, 9, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'BIG5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'BIG5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'BIG5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'BIG5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'BIG5')
set client_encoding to 'BIG5';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 13) order by n) to '/tmp/gajah-words' (encoding 'GBK')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'GBK')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 5, 6, 7, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'GBK')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'GBK')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'GBK')
set client_encoding to 'GBK';
show client_encoding;
select t from words where n in (1, 2, 3, 5, 6, 7, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) order by n) to '/tmp/gajah-words' (encoding 'GB18030')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'GB18030')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'GB18030')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'GB18030')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'GB18030')
set client_encoding to 'GB18030';
show client_encoding;
select t from words where n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'UHC')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'UHC')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'UHC')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'UHC')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'UHC')
set client_encoding to 'UHC';
show client_encoding;
select t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (encoding 'JOHAB')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'JOHAB')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'JOHAB')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'JOHAB')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'JOHAB')
set client_encoding to 'JOHAB';
show client_encoding;
select t from words where n in (1, 2, 3, 4, 5, 6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN2')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN2')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN2')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN2')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN2')
set client_encoding to 'LATIN2';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN3')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN3')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN3')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN3')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN3')
set client_encoding to 'LATIN3';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN4')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN4')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN4')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN4')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN4')
set client_encoding to 'LATIN4';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN5')
set client_encoding to 'LATIN5';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN6')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN6')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN6')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN6')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN6')
set client_encoding to 'LATIN6';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN7')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN7')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN7')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN7')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN7')
set client_encoding to 'LATIN7';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'LATIN8')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN8')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN8')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN8')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN8')
set client_encoding to 'LATIN8';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (encoding 'LATIN9')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN9')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN9')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN9')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN9')
set client_encoding to 'LATIN9';
show client_encoding;
select t from words where n in (7, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (encoding 'LATIN10')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'LATIN10')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN10')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'LATIN10')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'LATIN10')
set client_encoding to 'LATIN10';
show client_encoding;
select t from words where n in (7, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'WIN1250')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1250')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1250')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1250')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1250')
set client_encoding to 'WIN1250';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1251')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1251')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1251')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1251')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1251')
set client_encoding to 'WIN1251';
show client_encoding;
select t from words where n in (5, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (6, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1253')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1253')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1253')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1253')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1253')
set client_encoding to 'WIN1253';
show client_encoding;
select t from words where n in (6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1254')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1254')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1254')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1254')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1254')
set client_encoding to 'WIN1254';
show client_encoding;
select t from words where n in (7, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (10, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1255')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1255')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (10, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1255')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1255')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1255')
set client_encoding to 'WIN1255';
show client_encoding;
select t from words where n in (10, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (7, 11, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1256')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1256')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (7, 11, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1256')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1256')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1256')
set client_encoding to 'WIN1256';
show client_encoding;
select t from words where n in (7, 11, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (encoding 'WIN1257')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1257')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1257')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1257')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1257')
set client_encoding to 'WIN1257';
show client_encoding;
select t from words where n in (13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN1258')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN1258')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (7, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1258')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN1258')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN1258')
set client_encoding to 'WIN1258';
show client_encoding;
select t from words where n in (7, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN866')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN866')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN866')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN866')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN866')
set client_encoding to 'WIN866';
show client_encoding;
select t from words where n in (5, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (12, 13) order by n) to '/tmp/gajah-words' (encoding 'WIN874')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'WIN874')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (12, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN874')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'WIN874')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'WIN874')
set client_encoding to 'WIN874';
show client_encoding;
select t from words where n in (12, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (encoding 'KOI8R')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'KOI8R')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'KOI8R')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'KOI8R')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'KOI8R')
set client_encoding to 'KOI8R';
show client_encoding;
select t from words where n in (5, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (encoding 'KOI8U')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'KOI8U')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'KOI8U')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'KOI8U')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'KOI8U')
set client_encoding to 'KOI8U';
show client_encoding;
select t from words where n in (5, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (encoding 'ISO_8859_5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'ISO_8859_5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (5, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_5')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_5')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'ISO_8859_5')
set client_encoding to 'ISO_8859_5';
show client_encoding;
select t from words where n in (5, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (11, 13) order by n) to '/tmp/gajah-words' (encoding 'ISO_8859_6')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'ISO_8859_6')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (11, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_6')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_6')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'ISO_8859_6')
set client_encoding to 'ISO_8859_6';
show client_encoding;
select t from words where n in (11, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (6, 13) order by n) to '/tmp/gajah-words' (encoding 'ISO_8859_7')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'ISO_8859_7')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (6, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_7')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_7')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'ISO_8859_7')
set client_encoding to 'ISO_8859_7';
show client_encoding;
select t from words where n in (6, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
\copy (select n, t from words where n in (10, 13) order by n) to '/tmp/gajah-words' (encoding 'ISO_8859_8')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (encoding 'ISO_8859_8')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy (select n, t from words where n in (10, 13) order by n) to '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_8')
\! od -c /tmp/gajah-words
truncate back;
\copy back from '/tmp/gajah-words' (format csv, delimiter '|', encoding 'ISO_8859_8')
select n, t = (select w.t from words w where w.n = b.n) as same, length(t) from back b order by n;
\copy words to '/tmp/gajah-words' (encoding 'ISO_8859_8')
set client_encoding to 'ISO_8859_8';
show client_encoding;
select t from words where n in (10, 13) order by n;
select chr(42000);
select 'é', '日';
reset client_encoding;
-- Faults tell their line.
\! printf '1\tgood\n2\t\x83\x5c\n3\t\x83\x01\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (encoding 'SJIS')
\! printf '1\tgood\n2\t\x83' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (encoding 'SJIS')
\! printf '1\tgood\n2\t\x81\xad\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (encoding 'SJIS')
\! printf '1\tgood\n2\t\xa5\x5c\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (encoding 'EUC_JP')
\! printf '1\tgood\n2\t\x81\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (encoding 'WIN1252')
truncate back;
\! printf '1,"\x83\x22",\n2,"\x83\x5c"\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (format csv, encoding 'SJIS')
\! printf '1,"\xa5\x5c"\n2,\xa5\x5c\n' > /tmp/gajah-words
\copy back from '/tmp/gajah-words' (format csv, encoding 'BIG5')
table back;
-- What has no conversion, and functions.
set client_encoding to 'MULE_INTERNAL';
show client_encoding;
\copy back from '/dev/null' (encoding 'MULE_INTERNAL')
\copy words to '/dev/null' (encoding 'MULE_INTERNAL')
\copy words to '/dev/null' (encoding 'nonsense')
select convert('abc','latin1','win1251');
select convert('abc','latin12','win1251');
select convert('abc','latin1','win12512');
select convert('\xff','latin1','utf8');
select convert('\xff','utf8','utf8');
select convert('\x6100','utf8','latin1');
select convert('\xc0','sql_ascii','latin1');
select convert('\xc0','latin1','sql_ascii');
select convert_from('\xc0','sql_ascii');
select convert_from('\xc0','latin1');
select convert_to('ÿa','sql_ascii');
select convert_to('','johab');
select convert_from('a','foo');
select convert_to('a','');
select length('\xc3'::bytea,'utf8');
select length('\xc3bc'::bytea,'utf8');
select length('\xc3bc'::bytea,'foo');
select length('\xc3bc00'::bytea,'utf8');
select length('\x93fa967b'::bytea,'Shift-JIS');
select convert_to('日本Ā','sjis');
select convert_to('日本Ā','latin1');
select convert('\x93fa967b','sjis','euc_jp');
select convert('\x93fa967b','sjis','mule_internal');
select convert_from('\x93fa967b','sjis');
select convert('\xa4a4','big5','euc_tw');
select convert('\xc1','koi8r','win1251');
select convert(null,'koi8r','win1251');
select pg_encoding_to_char(36), pg_char_to_encoding('Big-5'), pg_encoding_max_length(39);
drop table words, back;
\! rm /tmp/gajah-words
