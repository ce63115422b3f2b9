-- 0536: what citizens answered by SMS, each message of the gateway once, with what it came to. What they wrote goes as soon as
-- it has come to something, and the whole row some months later; there are none before this.
-- family: server

CREATE TABLE sms_reply (
    message {text} PRIMARY KEY,
    sender {text} NOT NULL,
    words {text} NOT NULL,
    received_at {instant} NOT NULL,
    command {json},
    outcome {json}
) {by_key};
CREATE INDEX sms_reply_waiting ON sms_reply (received_at, message) WHERE outcome IS NULL;
CREATE INDEX sms_reply_received ON sms_reply (received_at);
