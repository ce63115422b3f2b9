-- 0230: lists of a million cards begin at once, in every order and under every filter.
-- family: replicated
--
-- Open cases are few: two indexes hold of each all that a filter asks, by deadline and by registration. Of the others,
-- each filter finds the newest first; by status all other filters are asked of the index alone, because there are ends
-- that few cases come to.

CREATE INDEX case_card_open_due ON case_card (deadline, id, registered_at, region, subject_group, process, node)
    WHERE closed_at IS NULL;
CREATE INDEX case_card_open_new ON case_card (registered_at, id, deadline, region, subject_group, process, node)
    WHERE closed_at IS NULL;
CREATE INDEX case_card_status ON case_card (process, node, registered_at, region, subject_group);
CREATE INDEX case_card_region ON case_card (region, registered_at);
CREATE INDEX case_card_group ON case_card (subject_group, registered_at);
CREATE INDEX case_card_author ON case_card (registered_by);
-- A person's own lists begin at his posts and his referrals.
CREATE INDEX case_node_holder ON case_node (holder, state, aggregate);
CREATE INDEX case_referral_author ON case_referral (by_user, aggregate);
