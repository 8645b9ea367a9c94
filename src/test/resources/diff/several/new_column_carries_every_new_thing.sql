-- from
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id INT PRIMARY KEY,
    p_id INT DEFAULT NULL COMMENT 'new',
    g INT AS (p_id + 1) VIRTUAL,
    KEY ix_f ((p_id * 2)),
    CONSTRAINT ck_p CHECK (p_id > 0),
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1);
