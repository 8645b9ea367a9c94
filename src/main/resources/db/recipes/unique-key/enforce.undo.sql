DROP TRIGGER ${table}_${column}_unique;

ALTER TABLE ${table} DROP INDEX uk_${table}_${column}_new;

ALTER TABLE ${table} DROP COLUMN ${column}_unique;
