UPDATE counter SET n = n + 1000 WHERE name = 'moved';
INSERT INTO ledger (entry) SELECT CONCAT('U2 ', name, ' ', n) FROM counter ORDER BY name;
ALTER TABLE account DROP COLUMN fee;
INSERT INTO ledger (entry) SELECT CONCAT('U2 ', owner, ' ', cents) FROM account ORDER BY account_no;
DROP TABLE account;
UPDATE ledger SET entry = CONCAT(entry, '!') WHERE entry LIKE 'U2%';
DROP TABLE counter;
