-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MyISAM CHECKSUM = 1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MyISAM DELAY_KEY_WRITE = 1 PACK_KEYS = 1;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected checksum change from 1 to none on 't'
Detected pack keys change from none to 1 on 't'
Detected delay key write change from none to 1 on 't'
-- up
ALTER TABLE t
    CHECKSUM = 0,
    PACK_KEYS = 1,
    DELAY_KEY_WRITE = 1;
-- down
ALTER TABLE t
    PACK_KEYS = DEFAULT,
    DELAY_KEY_WRITE = 0,
    CHECKSUM = 1;
