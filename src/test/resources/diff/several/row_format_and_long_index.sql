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
-- words
Detected type change from VARCHAR(191) to VARCHAR(700) on 't.a'
Detected row format change from COMPACT to DYNAMIC on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(700) NULL,
    ROW_FORMAT = DYNAMIC;
-- down
-- t.a changes from VARCHAR(700) to VARCHAR(191): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(191) NULL,
    ROW_FORMAT = COMPACT;
