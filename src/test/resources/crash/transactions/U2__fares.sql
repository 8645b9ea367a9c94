SET autocommit = 0;
DELETE FROM fare WHERE fare_no = 2;
DROP PROCEDURE add_fare;
INSERT INTO ledger (entry) VALUES ('U2 to be taken back');
ROLLBACK;
INSERT INTO ledger (entry) VALUES ('U2 kept');
COMMIT;
DROP TABLE fare;
