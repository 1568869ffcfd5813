create foreign data wrapper fw;
create server srv type 'x' version '1' foreign data wrapper fw options (host 'h', "Mixed" 'v');
create foreign table ft (a int options (col 'c'), b text) server srv options (tab 'name');
create user mapping for viewer server srv options (user 'u', password 'secret');
create user mapping for public server srv;
