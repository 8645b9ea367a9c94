-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYBLOB,
    b BLOB
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a MEDIUMBLOB,
    b LONGBLOB
);
-- rows
INSERT INTO t VALUES (1, x'00ff', x'27275c');
-- words
Detected type change from TINYBLOB to MEDIUMBLOB on 't.a'
Detected type change from BLOB to LONGBLOB on 't.b'
-- up
ALTER TABLE t
    MODIFY COLUMN a MEDIUMBLOB NULL,
    MODIFY COLUMN b LONGBLOB NULL;
-- down
-- t.a changes from MEDIUMBLOB to TINYBLOB: rows with longer values make this fail.
-- t.b changes from LONGBLOB to BLOB: rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a TINYBLOB NULL,
    MODIFY COLUMN b BLOB NULL;
