-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT ('x')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT (CONCAT('it''s', ' "; \\ ü'))
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from ('x') to (concat('it\'s', ' "; \\ ü')) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(40) NULL DEFAULT (concat('it\'s', ' "; \\ ü'));
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(40) NULL DEFAULT ('x');
