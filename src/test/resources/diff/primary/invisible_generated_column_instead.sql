-- from
CREATE TABLE t (
    a INT NOT NULL,
    PRIMARY KEY (a)
);
-- to
CREATE TABLE t (
    my_row_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT INVISIBLE,
    a INT NOT NULL,
    PRIMARY KEY (my_row_id),
    UNIQUE KEY ux_a (a)
);
-- rows
INSERT INTO t VALUES (1), (2);
