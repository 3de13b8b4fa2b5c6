-- Operators and who may act for them (rules A1 to A4).

CREATE TABLE operator (
  operator_id   text        PRIMARY KEY CONSTRAINT operator_id_shape CHECK (operator_id ~ '^OP[0-9]{10}$'),
  primary_email text        NOT NULL,
  password_hash text        NOT NULL,
  mail_language text        NOT NULL DEFAULT 'en' CONSTRAINT mail_language_known CHECK (mail_language IN ('en', 'ja')),
  created_at    timestamptz NOT NULL,
  -- What holds for all its SAM users (A4).
  default_permissions text
);
-- An address belongs to one operator, whatever its case (T3).
CREATE UNIQUE INDEX operator_primary_email ON operator (lower(primary_email));

-- Coverage types of an operator, and whether bills of that coverage can be paid (T7).
CREATE TABLE operator_coverage (
  operator_id    text NOT NULL REFERENCES operator ON DELETE CASCADE,
  coverage_type  text NOT NULL CONSTRAINT coverage_type_known CHECK (coverage_type IN ('jp', 'g')),
  payment_method text CONSTRAINT payment_method_known CHECK (payment_method IN ('creditCard', 'invoice', 'webPayment')),
  PRIMARY KEY (operator_id, coverage_type)
);

-- Users of an operator beside the root user, and what they may do (A4). A permission is kept as it was written.
CREATE TABLE sam_user (
  operator_id   text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  user_name     text        COLLATE "C" NOT NULL,
  description   text        NOT NULL,
  password_hash text,
  permission    text,
  created_at    timestamptz NOT NULL,
  modified_at   timestamptz NOT NULL,
  PRIMARY KEY (operator_id, user_name)
);

CREATE TABLE role (
  operator_id text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  role_id     text        COLLATE "C" NOT NULL,
  description text        NOT NULL,
  permission  text        NOT NULL,
  created_at  timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, role_id)
);

CREATE TABLE sam_user_role (
  operator_id text NOT NULL,
  user_name   text COLLATE "C" NOT NULL,
  role_id     text COLLATE "C" NOT NULL,
  PRIMARY KEY (operator_id, user_name, role_id),
  FOREIGN KEY (operator_id, user_name) REFERENCES sam_user ON DELETE CASCADE,
  -- No cascade: a role that somebody has is not deleted. Deferred: when an operator goes, its roles may go before its users.
  FOREIGN KEY (operator_id, role_id) REFERENCES role DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX sam_user_role_role ON sam_user_role (operator_id, role_id);

-- Keys are kept as hashes only (A3). Those of a SAM user go with it.
CREATE TABLE auth_key (
  auth_key_id  text        PRIMARY KEY,
  operator_id  text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  user_name    text        COLLATE "C",
  secret_hash  bytea       NOT NULL,
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  FOREIGN KEY (operator_id, user_name) REFERENCES sam_user ON DELETE CASCADE
);
CREATE INDEX auth_key_operator ON auth_key (operator_id, user_name);

-- One row per issued pair of API key and token; the pair ends with the row (A2).
CREATE TABLE auth_session (
  session_id   uuid        PRIMARY KEY,
  operator_id  text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  user_name    text        COLLATE "C",
  auth_key_id  text        REFERENCES auth_key ON DELETE CASCADE,
  api_key_hash bytea       NOT NULL,
  issued_at    timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  FOREIGN KEY (operator_id, user_name) REFERENCES sam_user ON DELETE CASCADE
);
CREATE INDEX auth_session_operator ON auth_session (operator_id, user_name);
CREATE INDEX auth_session_expiry ON auth_session (expires_at);

-- Logins that failed since the last success (A1), by the SHA-256 of who was to be logged in: whether that exists or
-- not, so that neither can be told.
CREATE TABLE login_failure (
  login_hash     bytea       PRIMARY KEY,
  failures       int         NOT NULL CONSTRAINT login_failures_counted CHECK (failures > 0),
  last_failed_at timestamptz NOT NULL,
  locked_until   timestamptz NOT NULL
);
CREATE INDEX login_failure_last ON login_failure (last_failed_at);

-- Requests of own operations under an `Idempotency-Key`, and what they were answered; no status while they run.
CREATE TABLE idempotency_key (
  operator_id     text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  idempotency_key text        NOT NULL,
  request_digest  bytea       NOT NULL,
  status          smallint,
  response        text,
  claimed_at      timestamptz NOT NULL,
  PRIMARY KEY (operator_id, idempotency_key)
);
CREATE INDEX idempotency_key_claimed ON idempotency_key (claimed_at);

-- DELETEs of late, so that a repeated one is answered as the first was (T13); no status while they run. No foreign key:
-- an operator may delete itself.
CREATE TABLE deletion (
  deletion_id uuid        PRIMARY KEY,
  operator_id text        NOT NULL,
  -- SHA-256 of coverage type and path.
  path_digest bytea       NOT NULL,
  status      smallint,
  begun_at    timestamptz NOT NULL
);
CREATE INDEX deletion_of_what ON deletion (operator_id, path_digest);
CREATE INDEX deletion_begun ON deletion (begun_at);

-- Groups. `event_sequence` counts the events of the subject `group/<group_id>`.
CREATE TABLE sim_group (
  group_id       uuid        PRIMARY KEY,
  operator_id    text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  tags           jsonb       NOT NULL DEFAULT '{}',
  configuration  jsonb       NOT NULL DEFAULT '{}',
  created_at     timestamptz NOT NULL,
  modified_at    timestamptz NOT NULL,
  event_sequence bigint      NOT NULL DEFAULT 0,
  UNIQUE (operator_id, group_id)
);

-- SIMs that exist and belong to nobody yet; registration moves the row into `sim`.
CREATE TABLE sim_stock (
  imsi                text        COLLATE "C" PRIMARY KEY CONSTRAINT stock_imsi_shape CHECK (imsi ~ '^[0-9]{15}$'),
  sim_id              text        COLLATE "C" NOT NULL UNIQUE CONSTRAINT stock_sim_id_shape CHECK (sim_id ~ '^[0-9]{19}$'),
  coverage_type       text        NOT NULL CHECK (coverage_type IN ('jp', 'g')),
  subscription        text        NOT NULL,
  bundles             text[]      NOT NULL DEFAULT '{}',
  msisdn              text        NOT NULL,
  serial_number       text        NOT NULL,
  module_type         text        NOT NULL,
  registration_secret text        NOT NULL,
  created_at          timestamptz NOT NULL
);

-- Numbers of SIMs of the test network, from which their IMSIs and SIM IDs are made (X1).
CREATE SEQUENCE test_network_sim MAXVALUE 9999999999;

-- Where orders go (A9), as the operator wrote it.
CREATE TABLE shipping_address (
  shipping_address_id uuid        PRIMARY KEY,
  operator_id         text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  content             jsonb       NOT NULL,
  created_at          timestamptz NOT NULL
);
CREATE INDEX shipping_address_operator ON shipping_address (operator_id, created_at, shipping_address_id);

-- Orders of SIMs (A9). A quotation is an order that nobody has confirmed.
CREATE TABLE sim_order (
  order_id      uuid        PRIMARY KEY,
  operator_id   text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  coverage_type text        NOT NULL CHECK (coverage_type IN ('jp', 'g')),
  status        text        NOT NULL CONSTRAINT order_status_known CHECK (status IN ('quoted', 'ordered', 'shipped', 'received', 'cancelled')),
  -- Items, prices and address, as they were quoted; never changed.
  quotation     jsonb       NOT NULL,
  quoted_at     timestamptz NOT NULL,
  lapses_at     timestamptz NOT NULL,
  confirmed_at  timestamptz,
  shipped_at    timestamptz,
  CONSTRAINT order_confirmed_after_quotation CHECK (status <> 'quoted' OR confirmed_at IS NULL),
  CONSTRAINT order_confirmed_before_it_goes_on CHECK (status NOT IN ('ordered', 'shipped', 'received') OR confirmed_at IS NOT NULL),
  CONSTRAINT order_shipped_at_a_time CHECK ((status IN ('shipped', 'received')) = (shipped_at IS NOT NULL))
);
CREATE INDEX sim_order_operator ON sim_order (operator_id, coverage_type, confirmed_at DESC, order_id);
CREATE INDEX sim_order_quoted ON sim_order (operator_id) WHERE status = 'quoted';

-- The SIMs that were shipped for an order, wherever they are now.
CREATE TABLE ordered_sim (
  order_id      uuid   NOT NULL REFERENCES sim_order ON DELETE CASCADE,
  imsi          text   COLLATE "C" NOT NULL,
  sim_id        text   COLLATE "C" NOT NULL,
  msisdn        text   NOT NULL,
  serial_number text   NOT NULL,
  bundles       text[] NOT NULL,
  PRIMARY KEY (order_id, imsi)
);

-- Transfers (T1 to T13). Of the token only the SHA-256 is kept (T2).
CREATE TABLE sim_transfer (
  transfer_id             uuid        PRIMARY KEY,
  token_hash              bytea       NOT NULL UNIQUE,
  source_operator_id      text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  destination_operator_id text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  coverage_type           text        NOT NULL CHECK (coverage_type IN ('jp', 'g')),
  status                  text        NOT NULL CONSTRAINT transfer_status_known CHECK (status IN ('open', 'accepted', 'cancelled', 'expired')),
  -- SHA-256 of source, destination and sorted IMSIs: the same request while its offer is open is one offer (T13).
  request_digest          bytea       NOT NULL,
  issued_at               timestamptz NOT NULL,
  expires_at              timestamptz NOT NULL,
  closed_at               timestamptz,
  -- SIMs that were offered.
  sim_count               int         NOT NULL,
  -- SIMs still in the offer; 0 closes it.
  remaining               int         NOT NULL,
  CONSTRAINT transfer_not_to_itself CHECK (source_operator_id <> destination_operator_id),
  CONSTRAINT transfer_closed_when_not_open CHECK ((status = 'open') = (closed_at IS NULL)),
  CONSTRAINT transfer_remaining_counts CHECK (remaining BETWEEN 0 AND sim_count AND (status <> 'open' OR remaining > 0))
);
CREATE UNIQUE INDEX sim_transfer_one_open_offer_per_request ON sim_transfer (source_operator_id, request_digest) WHERE status = 'open';
CREATE INDEX sim_transfer_outgoing ON sim_transfer (source_operator_id, issued_at DESC, transfer_id);
CREATE INDEX sim_transfer_incoming ON sim_transfer (destination_operator_id, issued_at DESC, transfer_id);
CREATE INDEX sim_transfer_due ON sim_transfer (expires_at) WHERE status = 'open';

-- SIMs of operators. `event_sequence` counts the events of the subject `sim/<imsi>`.
-- Being in an offer is one column of the SIM, so that it cannot be in two (T13).
CREATE TABLE sim (
  imsi                 text        COLLATE "C" PRIMARY KEY CONSTRAINT imsi_shape CHECK (imsi ~ '^[0-9]{15}$'),
  sim_id               text        COLLATE "C" NOT NULL UNIQUE CONSTRAINT sim_id_shape CHECK (sim_id ~ '^[0-9]{19}$'),
  -- No foreign key: it would be tried for every SIM of a hand-over. Whoever gives SIMs to an operator locks the
  -- operator's row once, and an operator's SIMs are deleted before it.
  operator_id          text        NOT NULL,
  coverage_type        text        NOT NULL CHECK (coverage_type IN ('jp', 'g')),
  subscription         text        NOT NULL,
  bundles              text[]      NOT NULL DEFAULT '{}',
  status               text        NOT NULL CONSTRAINT sim_status_known CHECK (status IN ('ready', 'active', 'inactive', 'standby', 'suspended', 'terminated', 'transferring')),
  speed_class          text        NOT NULL,
  msisdn               text        NOT NULL,
  serial_number        text        NOT NULL,
  module_type          text        NOT NULL,
  registration_secret  text        NOT NULL,
  group_id             uuid,
  -- Every tag, the name under the key `name`.
  tags                 jsonb       NOT NULL DEFAULT '{}',
  termination_enabled  boolean     NOT NULL DEFAULT false,
  imei_lock            text,
  expires_at           timestamptz,
  expiry_action        text,
  -- The open transfer, which is written and ended in the same transactions. No foreign key either.
  open_transfer_id     uuid,
  created_at           timestamptz NOT NULL,
  modified_at          timestamptz NOT NULL,
  event_sequence       bigint      NOT NULL DEFAULT 0,
  CONSTRAINT sim_transferring_in_an_offer CHECK ((status = 'transferring') = (open_transfer_id IS NOT NULL)),
  FOREIGN KEY (operator_id, group_id) REFERENCES sim_group (operator_id, group_id)
)
-- Room for a second version of each row on its page: a change of status then touches no index.
WITH (fillfactor = 50);
CREATE INDEX sim_operator ON sim (operator_id, coverage_type, imsi);
CREATE INDEX sim_operator_sim_id ON sim (operator_id, coverage_type, sim_id);
CREATE INDEX sim_in_group ON sim (group_id, imsi) WHERE group_id IS NOT NULL;

-- The SIMs of a transfer, as they were offered. Those that stayed in the offer end as the transfer does, so that a
-- transfer of many SIMs ends with one row changed. Written with its transfer only: a foreign key would be tried
-- for every SIM again.
CREATE TABLE sim_transfer_item (
  transfer_id uuid NOT NULL,
  imsi        text COLLATE "C" NOT NULL,
  sim_id      text COLLATE "C" NOT NULL,
  -- How it left before: taken out by the source (T10), or because its status was changed (T11).
  left_as     text CONSTRAINT item_left_as_known CHECK (left_as IN ('cancelled', 'withdrawn')),
  PRIMARY KEY (transfer_id, imsi)
);

-- SIMs that a person selected in the console, and what is done to all of them.
CREATE TABLE sim_batch (
  batch_id      uuid        PRIMARY KEY,
  operator_id   text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  coverage_type text        NOT NULL CHECK (coverage_type IN ('jp', 'g')),
  created_at    timestamptz NOT NULL,
  -- Null while it is only a selection.
  action        text,
  argument      jsonb,
  started_at    timestamptz,
  finished_at   timestamptz,
  -- The offer that was made of the SIMs.
  transfer_id   uuid,
  CONSTRAINT batch_starts_with_an_action CHECK ((action IS NULL) = (started_at IS NULL)),
  CONSTRAINT batch_finishes_after_its_start CHECK (finished_at IS NULL OR started_at IS NOT NULL)
);
CREATE INDEX sim_batch_running ON sim_batch (started_at) WHERE started_at IS NOT NULL AND finished_at IS NULL;
CREATE INDEX sim_batch_created ON sim_batch (created_at);

CREATE TABLE sim_batch_item (
  batch_id uuid NOT NULL REFERENCES sim_batch ON DELETE CASCADE,
  imsi     text COLLATE "C" NOT NULL,
  -- 'done', or the code of the refusal; null until it is the SIM's turn.
  outcome  text,
  PRIMARY KEY (batch_id, imsi)
);
CREATE INDEX sim_batch_item_pending ON sim_batch_item (batch_id, imsi) WHERE outcome IS NULL;

-- Every status that a SIM had, under the operator who owned it then (S4).
CREATE TABLE sim_status_history (
  sim_id      text        COLLATE "C" NOT NULL,
  operator_id text        NOT NULL,
  history_id  bigint      GENERATED ALWAYS AS IDENTITY,
  status      text        NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (sim_id, operator_id, history_id)
);

-- Everything that leaves the service. A row is written in the transaction that changed the SIM and deleted once
-- the other side has acknowledged it.
CREATE TABLE outbox_event (
  outbox_id   bigint      GENERATED ALWAYS AS IDENTITY,
  lane        smallint    NOT NULL,
  subject     text        COLLATE "C" NOT NULL,
  sequence    bigint      NOT NULL CHECK (sequence > 0),
  event_id    uuid        NOT NULL DEFAULT gen_random_uuid(),
  occurred_at timestamptz NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('simRegistered', 'simStatusChanged', 'simOwnershipTransferred', 'simAttributesChanged', 'simTerminated', 'groupChanged', 'groupDeleted')),
  body        jsonb       NOT NULL,
  PRIMARY KEY (lane, outbox_id),
  UNIQUE (subject, sequence)
);

-- The lane of a subject: its events stay in order because they travel in one lane. 16 lanes.
CREATE FUNCTION outbox_lane(subject text) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (abs(hashtext(subject)::bigint) % 16)::smallint;

CREATE TABLE outbox_mail (
  mail_id         uuid        PRIMARY KEY,
  template        text        NOT NULL,
  recipient       text        NOT NULL,
  language        text        NOT NULL,
  -- What the template needs; never a token or a password.
  body            jsonb       NOT NULL,
  created_at      timestamptz NOT NULL,
  attempts        int         NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL
);
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt_at);

-- Who called which operation (`Tag:operationId`), and what came of it. No foreign key: calls are written in
-- batches, which an operator that is gone must not break.
CREATE TABLE api_call (
  operator_id    text        COLLATE "C" NOT NULL,
  called_at      timestamptz NOT NULL,
  call_id        bigint      GENERATED ALWAYS AS IDENTITY,
  user_name      text,
  operation      text        NOT NULL,
  -- The path with the names of its variables.
  api_kind       text        NOT NULL,
  -- The path as it was called, its secrets left out.
  request_path   text        NOT NULL,
  status         smallint    NOT NULL,
  remote_address text        NOT NULL,
  PRIMARY KEY (operator_id, called_at, call_id)
);
CREATE INDEX api_call_time ON api_call (called_at);

-- How far the clock of a sandbox runs ahead of the machine's (X2).
CREATE TABLE sandbox_clock (
  singleton boolean  PRIMARY KEY DEFAULT true CHECK (singleton),
  ahead_by  interval NOT NULL
);
