-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
) PARTITION BY HASH (id) PARTITIONS 3;
-- to
CREATE TABLE t (
    id BIGINT PRIMARY KEY,
    a INT,
    b INT GENERATED ALWAYS AS (a * 2) VIRTUAL
) PARTITION BY HASH (id) PARTITIONS 3;
-- rows
INSERT INTO t VALUES (1, 10), (2, NULL);
-- words
Detected type change from INT to BIGINT on 't.id'
Detected added column 't.b'
-- up
ALTER TABLE t
    MODIFY COLUMN id BIGINT NOT NULL,
    ADD COLUMN b INT GENERATED ALWAYS AS (a * 2) VIRTUAL;
-- down
-- t.id changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    DROP COLUMN b,
    MODIFY COLUMN id INT NOT NULL;
