-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t_archive (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id BIGINT PRIMARY KEY,
    note TEXT
);
-- rows
INSERT INTO t VALUES (1);
-- options
--rename t=t_archive
