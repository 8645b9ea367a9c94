-- from
SET sql_mode = '';
CREATE TABLE t (
    id INT PRIMARY KEY,
    d DATE NOT NULL DEFAULT '0000-00-00'
);
-- to
SET sql_mode = '';
CREATE TABLE t (
    id INT PRIMARY KEY,
    d DATE NOT NULL DEFAULT '0000-00-00',
    e DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00'
);
-- rows
SET sql_mode = '';
INSERT INTO t VALUES (1, '0000-00-00'), (2, '2024-01-01');
