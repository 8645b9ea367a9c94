-- Application: before this, every instance of the new version has stopped.
-- The values stay: the triggers of ${second} still write them, and the undo script of the step before drops the columns.

DROP TRIGGER ${table}_${second}_insert;

DROP TRIGGER ${table}_${second}_update;

DROP TRIGGER ${table}_${second}_delete;
