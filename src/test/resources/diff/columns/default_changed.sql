-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) DEFAULT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) DEFAULT 'it''s "two"; \\ ü 😀'
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'one' to 'it''s "two"; \\ ü ?' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'it''s "two"; \\ ü ?';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'one';
