-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b BIGINT,
    a VARCHAR(12)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected type change from INT to BIGINT on 't.b'
Detected type change from INT to VARCHAR(12) on 't.a'
Detected position change from after id to after b on 't.a'
-- up
-- t.a changes from INT to VARCHAR(12): rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN b BIGINT NULL,
    MODIFY COLUMN a VARCHAR(12) NULL AFTER b;
-- down
-- t.a changes from VARCHAR(12) to INT: rows whose values cannot be converted make this fail or change.
-- t.b changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NULL,
    MODIFY COLUMN b INT NULL AFTER a;
