-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('ä', 'ö') CHARACTER SET latin1
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('ä', 'ö', 'ü') CHARACTER SET latin1 COLLATE latin1_bin
);
-- rows
INSERT INTO t VALUES (1, 'ä,ö');
-- words
Detected type change from SET('ä', 'ö') to SET('ä', 'ö', 'ü') on 't.a'
Detected collation change from latin1_swedish_ci to latin1_bin on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a SET('ä', 'ö', 'ü') CHARACTER SET latin1 COLLATE latin1_bin NULL;
-- down
-- t.a changes from SET('ä', 'ö', 'ü') to SET('ä', 'ö'): rows with a removed value make this fail.
ALTER TABLE t
    MODIFY COLUMN a SET('ä', 'ö') CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL;
