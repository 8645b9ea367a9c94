SET GLOBAL innodb_old_blocks_pct = DEFAULT;
DROP TABLE there;
DROP TABLE between_them;
DROP TABLE drawn;
INSERT INTO ledger (entry) VALUES ('U3');
