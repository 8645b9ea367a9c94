-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b VARCHAR(50) NOT NULL DEFAULT ''
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected type change from VARCHAR(10) to VARCHAR(50) on 't.b'
Detected nullability change from NULL to NOT NULL on 't.b'
Detected server default change from NULL to '' on 't.b'
-- up
ALTER TABLE t
    CHANGE COLUMN a b VARCHAR(50) NULL;

-- t.b becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET b = ''
WHERE b IS NULL;

ALTER TABLE t
    MODIFY COLUMN b VARCHAR(50) NOT NULL DEFAULT '';
-- down
-- t.a changes from VARCHAR(50) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE t
    CHANGE COLUMN b a VARCHAR(10) NULL;
