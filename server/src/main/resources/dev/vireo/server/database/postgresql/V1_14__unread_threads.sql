-- Whoever opens their channels asks for the threads in which they have something unread; without this, all threads of the office are
-- gone through. Nearly all threads are read, so that the index stays small.
CREATE INDEX thread_member_unread ON thread_member (username) WHERE following AND unread > 0;
