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
-- words
Detected renamed table 't' to 't_archive'
Detected added table 't'
-- up
RENAME TABLE t TO t_archive;

CREATE TABLE t (
    id   BIGINT NOT NULL,
    note TEXT   NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops t and its rows.
DROP TABLE t;

RENAME TABLE t_archive TO t;
