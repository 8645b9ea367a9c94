-- Application: no change is needed. It goes on writing ${column}, but no values yet that do not fit into the old type.

ALTER TABLE ${table} ADD COLUMN ${column}_new ${type} NULL AFTER ${column};

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};
