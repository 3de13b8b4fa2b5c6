-- The same statements run on one PostgreSQL and on a cluster distributed by account_id: every table that grows
-- begins its key with account_id, and no constraint or statement reaches across accounts.

-- Catalogue and prices: small, read everywhere, loaded from files at start.
-- An item under the name that stands on bills, and below 1000 the entries of the catalogue themselves.
CREATE TABLE bill_item (
  item_id      smallint PRIMARY KEY,
  name         text     COLLATE "C" NOT NULL UNIQUE,
  -- The entry of the catalogue that the name belongs to.
  catalogue_id smallint NOT NULL,
  kind         text     NOT NULL CHECK (kind IN ('charge', 'discount')),
  -- Decides the form of the date of a charge (B3).
  period       text     NOT NULL CHECK (period IN ('daily', 'monthly', 'oneOff'))
);

-- Price of an item from one day up to another. Status and plan are 0 where the price does not depend on them.
CREATE TABLE price (
  item_id    smallint NOT NULL REFERENCES bill_item,
  coverage   smallint NOT NULL CHECK (coverage IN (1, 2)),
  status     smallint NOT NULL,
  plan       smallint NOT NULL,
  from_day   date     NOT NULL,
  to_day     date     NOT NULL DEFAULT 'infinity',
  unit_price numeric  NOT NULL CHECK (unit_price >= 0),
  PRIMARY KEY (item_id, coverage, status, plan, from_day),
  CHECK (from_day < to_day)
);

-- Plans by number, so that rows which are stored by the million stay narrow.
CREATE TABLE plan (
  plan_id smallint PRIMARY KEY,
  name    text     NOT NULL UNIQUE
);

-- Tax rate of a coverage type from one day up to another (B9).
CREATE TABLE tax_rate (
  coverage smallint NOT NULL,
  from_day date     NOT NULL,
  to_day   date     NOT NULL DEFAULT 'infinity',
  rate     numeric  NOT NULL CHECK (rate >= 0 AND rate < 1),
  PRIMARY KEY (coverage, from_day)
);

-- A billing account is one operator in one coverage type (1 = jp, 2 = g): one currency, one bill a month.
CREATE TABLE account (
  account_id  int      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id text     NOT NULL CHECK (operator_id ~ '^OP[0-9]{10}$'),
  coverage    smallint NOT NULL CHECK (coverage IN (1, 2)),
  currency    text     NOT NULL CHECK (currency IN ('JPY', 'USD')),
  UNIQUE (operator_id, coverage)
);

-- Order of registration of SIMs and other resources (C5).
CREATE SEQUENCE resource_id;

-- Who owns a SIM now, and how far its event stream was applied. Moved by compare-and-set on last_sequence.
-- An IMSI is stored as a number; leading zeros come back when it is written out in 15 digits.
CREATE TABLE sim (
  imsi          bigint   PRIMARY KEY CHECK (imsi BETWEEN 0 AND 999999999999999),
  sim_id        bigint   NOT NULL DEFAULT nextval('resource_id'),
  account_id    int      NOT NULL,
  plan          smallint NOT NULL,
  status        smallint NOT NULL,
  last_sequence bigint   NOT NULL,
  last_event    uuid     NOT NULL,
  last_digest   bytea    NOT NULL
);

-- Sequence guard and values of groups. A deleted group keeps its row, so that its stream cannot start again.
CREATE TABLE sim_group (
  group_id      uuid   PRIMARY KEY,
  account_id    int,
  operator_id   text   NOT NULL,
  name          text,
  tags          jsonb  NOT NULL DEFAULT '{}',
  deleted       boolean NOT NULL DEFAULT false,
  last_sequence bigint NOT NULL,
  last_event    uuid   NOT NULL,
  last_digest   bytea  NOT NULL
);

-- Digests of applied events behind the last one, so that a repeat with another content is noticed.
CREATE TABLE event_seen (
  event_id uuid  PRIMARY KEY,
  digest   bytea NOT NULL
);

-- By usage record: seen once, whoever owned the resource.
CREATE TABLE usage_seen (
  record_id uuid  PRIMARY KEY,
  digest    bytea NOT NULL
);

-- Usage of a SIM that nobody owned at that time: kept until an event explains it.
CREATE TABLE usage_unassigned (
  record_id     uuid        PRIMARY KEY,
  resource_kind smallint    NOT NULL,
  external_id   text        NOT NULL,
  item_id       smallint    NOT NULL,
  used_at       timestamptz NOT NULL,
  quantity      numeric     NOT NULL
);
CREATE INDEX usage_unassigned_resource ON usage_unassigned (resource_kind, external_id);

-- Resources of an account (kinds as in usage.proto; resource_id 0 = the account itself).
CREATE TABLE resource (
  account_id  int      NOT NULL,
  resource_id bigint   NOT NULL,
  kind        smallint NOT NULL,
  external_id text     NOT NULL,
  PRIMARY KEY (account_id, resource_id),
  UNIQUE (account_id, kind, external_id)
);

-- Name, tags and group of SIMs as of now; deleted at the source on a transfer (C3).
CREATE TABLE sim_attribute (
  account_id      int    NOT NULL,
  sim_id          bigint NOT NULL,
  name            text,
  sim_external_id text   NOT NULL,
  tags            jsonb  NOT NULL DEFAULT '{}',
  group_id        uuid,
  PRIMARY KEY (account_id, sim_id)
);

-- Who held which SIM in which status from when; insert-only. Status as in sim_events.proto, 0 = left. A transfer
-- writes (source, 0) and (destination, ready) with one sequence.
CREATE TABLE holding (
  account_id int         NOT NULL,
  sim_id     bigint      NOT NULL,
  sequence   bigint      NOT NULL,
  from_time  timestamptz NOT NULL,
  status     smallint    NOT NULL CHECK (status BETWEEN 0 AND 7),
  plan       smallint    NOT NULL,
  PRIMARY KEY (account_id, sim_id, sequence)
);

-- Usage per day and item. bill_month is the bill that it stands on, later than its day for late usage (B10).
CREATE TABLE usage_day (
  account_id  int      NOT NULL,
  bill_month  date     NOT NULL,
  day         date     NOT NULL,
  resource_id bigint   NOT NULL,
  item_id     smallint NOT NULL,
  quantity    numeric  NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (account_id, bill_month, day, resource_id, item_id)
) PARTITION BY RANGE (bill_month);

-- The lines of the bill, insertion in key order.
CREATE TABLE charge_record (
  account_id  int      NOT NULL,
  bill_month  date     NOT NULL,
  day         date     NOT NULL,
  resource_id bigint   NOT NULL,
  item_id     smallint NOT NULL,
  unit_price  numeric  NOT NULL,
  quantity    numeric  NOT NULL,
  amount      numeric  NOT NULL,
  PRIMARY KEY (account_id, bill_month, day, resource_id, item_id),
  CONSTRAINT charge_amount_exact CHECK (amount = unit_price * quantity)
) PARTITION BY RANGE (bill_month);

-- Days that were rated for an account: written with the charges of the day, in one transaction.
CREATE TABLE rating_run (
  account_id int         NOT NULL,
  day        date        NOT NULL,
  rated_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, day)
);

-- Days that must be rated (again): something of them changed, or they were rated before they ended. Only ever
-- appended to; rating deletes the rows that it saw before it reads what they announce, so that none is missed.
CREATE TABLE rating_due (
  due_id     bigint GENERATED ALWAYS AS IDENTITY,
  account_id int    NOT NULL,
  day        date   NOT NULL,
  -- True: the following rated days too, because a change of the timeline works on.
  onwards    boolean NOT NULL,
  PRIMARY KEY (account_id, due_id)
);

CREATE TABLE bill (
  account_id   int         NOT NULL,
  month        date        NOT NULL,
  state        text        NOT NULL CHECK (state IN ('temporary', 'closed')),
  total        numeric,
  evaluated_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, month)
);

CREATE TABLE discount_record (
  account_id     int      NOT NULL,
  month          date     NOT NULL,
  item_id        smallint NOT NULL,
  target_item_id smallint NOT NULL,
  unit_price     numeric  NOT NULL,
  quantity       numeric  NOT NULL,
  amount         numeric  NOT NULL,
  PRIMARY KEY (account_id, month, item_id, target_item_id),
  FOREIGN KEY (account_id, month) REFERENCES bill,
  CONSTRAINT discount_amount_exact CHECK (amount = unit_price * quantity AND amount <= 0)
);

-- Billing detail files that were asked for. The file itself is made while it is downloaded.
CREATE TABLE export_file (
  file_id      uuid        PRIMARY KEY,
  request_id   uuid        NOT NULL UNIQUE,
  account_id   int         NOT NULL,
  month        date        NOT NULL,
  file_name    text        NOT NULL,
  state        text        NOT NULL CHECK (state IN ('processing', 'exported', 'failed')),
  requested_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);

-- Claims of scheduled work, FOR UPDATE SKIP LOCKED.
CREATE TABLE job (
  job_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind    text        NOT NULL,
  due     timestamptz NOT NULL,
  payload jsonb       NOT NULL
);
CREATE INDEX job_due ON job (due);

-- How far the clock of a sandbox runs ahead of the machine's (X2).
CREATE TABLE sandbox_clock (
  singleton boolean  PRIMARY KEY DEFAULT true CHECK (singleton),
  ahead_by  interval NOT NULL
);
