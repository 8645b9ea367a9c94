-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'it''s', '"', '\\', ';', 'ü', '', ' x', '100%')
);
-- rows
INSERT INTO t VALUES (1, 'a');
-- words
Detected type change from ENUM('a') to ENUM('a', 'it''s', '"', '\\', ';', 'ü', '', ' x', '100%') on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'it''s', '"', '\\', ';', 'ü', '', ' x', '100%') NULL;
-- down
-- t.a changes from ENUM('a', 'it''s', '"', '\\', ';', 'ü', '', ' x', '100%') to ENUM('a'): rows with a
-- removed value make this fail.
ALTER TABLE t
    MODIFY COLUMN a ENUM('a') NULL;
