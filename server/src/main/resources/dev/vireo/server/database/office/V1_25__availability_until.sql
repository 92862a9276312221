-- When a chosen availability, such as do not disturb, ends by itself.
ALTER TABLE presence ADD COLUMN availability_until TIMESTAMP(6) WITH TIME ZONE;
