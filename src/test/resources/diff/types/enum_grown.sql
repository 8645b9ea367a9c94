-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('new', 'old') NOT NULL DEFAULT 'new'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('new', 'old', 'it''s, odd') NOT NULL DEFAULT 'new'
);
-- rows
INSERT INTO t VALUES (1, 'old'), (2, 'new');
-- words
Detected type change from ENUM('new', 'old') to ENUM('new', 'old', 'it''s, odd') on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a ENUM('new', 'old', 'it''s, odd') NOT NULL DEFAULT 'new';
-- down
-- t.a changes from ENUM('new', 'old', 'it''s, odd') to ENUM('new', 'old'): rows with a removed value make
-- this fail.
ALTER TABLE t
    MODIFY COLUMN a ENUM('new', 'old') NOT NULL DEFAULT 'new';
