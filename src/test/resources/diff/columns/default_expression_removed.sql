-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(50) DEFAULT (CONCAT('a', 'b'))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(50)
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from (concat('a', 'b')) to NULL on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(50) NULL DEFAULT (concat('a', 'b'));
