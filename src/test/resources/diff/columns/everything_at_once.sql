-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x' COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    z INT,
    a VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'y' COMMENT 'two' INVISIBLE
);
-- rows
INSERT INTO t VALUES (1, 'v');
