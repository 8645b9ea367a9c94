-- Application: before this, it can handle the server's error for a duplicate key (error 1062).

ALTER TABLE ${table} ADD COLUMN ${column}_unique TINYINT NULL;

-- @ignore new-unique-key The second column is NULL in all rows that are there, and NULL is never a duplicate.
ALTER TABLE ${table} ADD UNIQUE INDEX uk_${table}_${column}_new (${column}, ${column}_unique);

-- From here on, no row that is inserted or changed can be a duplicate of another such row.
ALTER TABLE ${table} ALTER COLUMN ${column}_unique SET DEFAULT 1;

CREATE TRIGGER ${table}_${column}_unique BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_unique = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY), NEW.${column}_unique, 1);
