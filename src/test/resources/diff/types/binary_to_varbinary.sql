-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BINARY(4)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(16)
);
-- rows
INSERT INTO t VALUES (1, x'01020304');
-- words
Detected type change from BINARY(4) to VARBINARY(16) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARBINARY(16) NULL;
-- down
-- t.a changes from VARBINARY(16) to BINARY(4): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a BINARY(4) NULL;
