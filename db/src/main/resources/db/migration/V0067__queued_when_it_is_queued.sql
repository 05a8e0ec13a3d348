-- A message is queued when it is written, not when its transaction began: of two that tell somebody before a notice goes onward, the one
-- that began first may wait for the other, and what it then sends onward was not queued before the other was sent.

alter table delivery alter column queued_at set default clock_timestamp();
