-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL COMMENT 'two\nlines; and "quotes" \\ 😀'
);
-- rows
INSERT INTO t VALUES (1, 10);
