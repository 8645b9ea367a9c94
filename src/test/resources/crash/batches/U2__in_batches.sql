-- @batch for 60s
INSERT INTO stay (hotel, night, guest, cents, code) SELECT hotel, night, 1, cents, UNHEX(LEFT(SHA2(CONCAT(hotel, night), 256), 32)) FROM archived;

-- @batch for 60s
DELETE FROM archived;

-- @batch by spent for 60s
UPDATE guest JOIN spent ON spent.guest = guest.id SET guest.visits = guest.visits - spent.cents;

TRUNCATE TABLE spent;

-- @batch for 60s
UPDATE stay SET cents = cents - night;

ALTER TABLE guest DROP COLUMN name;

INSERT INTO ledger (entry) SELECT CONCAT('U2 ', COUNT(*), ' ', SUM(visits), ' ', SUM(told)) FROM guest;
