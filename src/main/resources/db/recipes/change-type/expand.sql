-- Application: no change is needed. It writes ${column} and no values yet that do not fit into the old type.

ALTER TABLE ${table} ADD COLUMN ${column}_new ${type} NULL AFTER ${column};

-- First that of UPDATE: a row that the other one had filled could be changed before it is there.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};
