ALTER TABLE ${table} ADD COLUMN ${column}_unique TINYINT NULL DEFAULT 1;

ALTER TABLE ${table} ADD UNIQUE INDEX uk_${table}_${column}_new (${column}, ${column}_unique);

ALTER TABLE ${table} DROP INDEX uk_${table}_${column};

CREATE TRIGGER ${table}_${column}_unique BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_unique = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY), NEW.${column}_unique, 1);
