RENAME TABLE orient TO aside, evening TO orient, aside TO evening;
INSERT INTO ledger (entry) SELECT CONCAT('U3 orient ', town) FROM orient ORDER BY n;
RENAME TABLE orient TO west, evening TO east;
DROP TABLE east, west, north;
CREATE TABLE south_kept AS SELECT n + 100 AS n, town FROM south;
DROP TABLE south;
TRUNCATE TABLE south_kept;
INSERT INTO south_kept VALUES (1, 'Passau');
