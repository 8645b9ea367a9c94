-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    n INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected added column 't.n'
Detected position change from after id to after n on 't.a'
-- up
ALTER TABLE t
    ADD COLUMN n INT NULL AFTER b,
    MODIFY COLUMN a INT NULL AFTER n;
-- down
-- Drops t.n and its values.
ALTER TABLE t
    DROP COLUMN n,
    MODIFY COLUMN b INT NULL AFTER a;
