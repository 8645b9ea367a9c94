-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT AS (a + 1) VIRTUAL,
    a INT
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected position change from after id to after g on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL AFTER g;
-- down
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL AFTER a;
