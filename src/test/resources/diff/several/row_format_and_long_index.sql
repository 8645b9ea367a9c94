-- from
CREATE TABLE t (
    a VARCHAR(191),
    KEY ix_a (a)
) ROW_FORMAT = COMPACT;
-- to
CREATE TABLE t (
    a VARCHAR(700),
    KEY ix_a (a)
) ROW_FORMAT = DYNAMIC;
-- rows
INSERT INTO t VALUES ('x');
