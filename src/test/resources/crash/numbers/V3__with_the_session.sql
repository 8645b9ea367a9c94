-- What a session has and no table shows.
SELECT GET_LOCK('${main}.own', 20);
CREATE TABLE drawn (id INT AUTO_INCREMENT PRIMARY KEY, n DOUBLE NOT NULL);
INSERT INTO ledger (entry) SELECT CONCAT('V3 locked ', IS_USED_LOCK('${main}.own') = CONNECTION_ID());
SET insert_id = 100;
CREATE TABLE between_them (n INT PRIMARY KEY);
INSERT INTO drawn (n) VALUES (0);
SET rand_seed1 = 11, rand_seed2 = 22;
ALTER TABLE between_them ADD COLUMN m INT;
INSERT INTO drawn (n) VALUES (RAND());
INSERT INTO drawn (n) VALUES (RAND()), (RAND());
INSERT INTO ledger (entry) SELECT CONCAT('V3 locked ', IS_USED_LOCK('${main}.own') = CONNECTION_ID());
DO RELEASE_LOCK('${main}.own');
-- Statements that are others where the comment is run.
/*!99900 CREATE TABLE nowhere (n INT) */ INSERT INTO ledger (entry) VALUES ('V3 not a definition');
CREATE /*!99900 TEMPORARY */ TABLE there (n INT PRIMARY KEY);
INSERT INTO there VALUES (1);
/*!99900 DROP TABLE there */;
-- Set twice, it is the same.
SET GLOBAL innodb_old_blocks_pct = 37;
INSERT INTO ledger (entry) SELECT CONCAT('V3 free ', IS_FREE_LOCK('${main}.own'));
