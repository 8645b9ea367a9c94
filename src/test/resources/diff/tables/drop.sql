-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x'
);
-- to
-- rows
INSERT INTO t VALUES (1, 'one');
