-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BINARY(16) NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BINARY(20) NOT NULL
);
-- words
Detected type change from BINARY(16) to BINARY(20) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a BINARY(20) NOT NULL;
-- down
-- t.a changes from BINARY(20) to BINARY(16): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a BINARY(16) NOT NULL;
