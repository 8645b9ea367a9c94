-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) CHARACTER SET latin1 DEFAULT ('x')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) CHARACTER SET latin1 DEFAULT (CONCAT(_latin1'x', _utf8mb4'ü', N'n', x'41'))
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from ('x') to (concat('x', 'ü', 'n', 0x41)) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL DEFAULT (concat('x', 'ü', 'n', 0x41));
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL DEFAULT ('x');
