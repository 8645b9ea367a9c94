-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON DEFAULT (JSON_ARRAY())
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON
);
-- rows
INSERT INTO t VALUES (1, '[1]');
-- words
Detected server default change from (json_array()) to NULL on 't.j'
-- up
ALTER TABLE t
    MODIFY COLUMN j JSON NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN j JSON NULL DEFAULT (json_array());
