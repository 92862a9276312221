-- What lets other programs write to people of the office, with nothing but SQL. May be run again at any time.

-- The functions find this office's tables, whatever the caller's search path says.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- Leaves a message to be sent: it is sent when the caller's transaction commits. Runs with the rights of the office, and whoever may
-- call it may write as anybody, so it is for those only to whom it was granted.
CREATE OR REPLACE FUNCTION vireo_send(from_user TEXT, to_user TEXT, body TEXT, client_id TEXT DEFAULT NULL) RETURNS BIGINT
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
#variable_conflict use_column
DECLARE
    plain    CONSTANT TEXT := replace(vireo_send.body, E'\r\n', E'\n');
    person   TEXT;
    earlier  outside_message%ROWTYPE;
    given    BIGINT;
BEGIN
    FOREACH person IN ARRAY ARRAY[vireo_send.from_user, vireo_send.to_user] LOOP
        IF person IS NULL OR NOT EXISTS (SELECT FROM account WHERE username = person) THEN
            RAISE EXCEPTION 'vireo_send: there is no person %', coalesce(quote_literal(left(person, 40)), 'NULL')
                USING ERRCODE = 'foreign_key_violation';
        END IF;
        IF EXISTS (SELECT FROM account WHERE username = person AND NOT active) THEN
            RAISE EXCEPTION 'vireo_send: % has left the office', quote_literal(person)
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END LOOP;
    IF vireo_send.from_user = vireo_send.to_user THEN
        RAISE EXCEPTION 'vireo_send: nobody writes to themselves' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF plain IS NULL OR plain !~ '\S' THEN
        RAISE EXCEPTION 'vireo_send: the message is blank' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF char_length(plain) > 10000 AND (char_length(plain) > 40000 OR char_length(normalize(plain, NFC)) > 10000) THEN
        RAISE EXCEPTION 'vireo_send: a message has at most 10000 characters' USING ERRCODE = 'string_data_right_truncation';
    END IF;
    IF plain ~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]' THEN
        RAISE EXCEPTION 'vireo_send: the message holds control characters' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF vireo_send.client_id !~ '^[!-~]{1,128}$' THEN
        RAISE EXCEPTION 'vireo_send: client_id has 1 to 128 printable ASCII characters without spaces'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;

    LOOP
        INSERT INTO outside_message (from_user, to_user, body, client_id)
            VALUES (vireo_send.from_user, vireo_send.to_user, plain, vireo_send.client_id)
            ON CONFLICT (from_user, client_id) WHERE refused IS NULL DO NOTHING
            RETURNING id INTO given;
        IF given IS NOT NULL THEN
            RETURN given;
        END IF;
        -- It waits already, or did so a moment ago; whether it was sent before, a server sees.
        SELECT * INTO earlier FROM outside_message AS waiting
            WHERE waiting.from_user = vireo_send.from_user AND waiting.client_id = vireo_send.client_id AND refused IS NULL;
        IF FOUND THEN
            IF (earlier.to_user, earlier.body) IS DISTINCT FROM (vireo_send.to_user, plain) THEN
                RAISE EXCEPTION 'vireo_send: this client_id already names a different message' USING ERRCODE = 'unique_violation';
            END IF;
            RETURN earlier.id;
        END IF;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION vireo_send(TEXT, TEXT, TEXT, TEXT) FROM PUBLIC;

CREATE OR REPLACE FUNCTION vireo_outside_written() RETURNS TRIGGER
    LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
    PERFORM pg_notify('vireo_inbox', '');
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER vireo_outside_written AFTER INSERT ON outside_message
    FOR EACH STATEMENT EXECUTE FUNCTION vireo_outside_written();

-- Announces what others than the servers write into the log, such as a tool that brings entries back. The servers announce for
-- themselves, after the commit: a notification within it would make all commits wait for each other.
CREATE OR REPLACE FUNCTION vireo_log_written() RETURNS TRIGGER
    LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
    PERFORM pg_notify('vireo_positions', max(pos)::TEXT) FROM log_entry;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER vireo_log_written AFTER INSERT ON log_entry
    FOR EACH STATEMENT WHEN (current_setting('vireo.server', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION vireo_log_written();
