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
