-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYTEXT,
    b TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a MEDIUMTEXT,
    b LONGTEXT
);
-- rows
INSERT INTO t VALUES (1, 'one', 'two');
-- words
Detected type change from TINYTEXT to MEDIUMTEXT on 't.a'
Detected type change from TEXT to LONGTEXT on 't.b'
-- up
ALTER TABLE t
    MODIFY COLUMN a MEDIUMTEXT NULL,
    MODIFY COLUMN b LONGTEXT NULL;
-- down
-- t.a changes from MEDIUMTEXT to TINYTEXT: rows with longer values make this fail.
-- t.b changes from LONGTEXT to TEXT: rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a TINYTEXT NULL,
    MODIFY COLUMN b TEXT NULL;
