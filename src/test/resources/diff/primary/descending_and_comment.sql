-- from
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id DESC) COMMENT 'newest first'
);
-- rows
INSERT INTO t VALUES (1), (2);
