-- undo: initial sqlalchemy models
--
-- Drops every account and vendor with all they hold. Nothing of the model is left after this.

DROP TABLE payment_methods;

DROP TABLE users;

DROP TABLE vendors;
