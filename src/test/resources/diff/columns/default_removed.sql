-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'one' to none on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT;
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'one';
