-- Who is a guest is looked up with every batch of messages.
CREATE INDEX account_role ON account (role);
