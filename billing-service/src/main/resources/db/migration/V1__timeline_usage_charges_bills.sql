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
  period       text     NOT NULL CHECK (period IN ('daily', 'monthly', 'oneOff')),
  -- Where its quantities come from.
  source       text     NOT NULL CHECK (source IN ('usage', 'timeline', 'rating')),
  -- The item whose quantities of a day this one fills up to a unit.
  rounds_up    smallint REFERENCES bill_item
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
  -- What a resource uses for nothing, each day or each month by the item's period.
  included   numeric  NOT NULL DEFAULT 0 CHECK (included >= 0),
  -- The unit up to which a resource's day is filled.
  rounded_up_to numeric CHECK (rounded_up_to > 0),
  PRIMARY KEY (item_id, coverage, status, plan, from_day),
  CHECK (from_day < to_day)
);

-- Plans by number, so that rows which are stored by the million stay narrow.
CREATE TABLE plan (
  plan_id   smallint PRIMARY KEY,
  name      text     NOT NULL,
  -- Empty for none.
  bundle    text     NOT NULL DEFAULT '',
  -- The plan in the price book whose prices apply.
  priced_as smallint NOT NULL,
  UNIQUE (name, bundle)
);

-- What the SIMs of a plan are charged for other than by the day: a month in a status, a change from the status before
-- (0 = none, a registration) to another, a full year in a status.
CREATE TABLE life_charge (
  plan_id  smallint NOT NULL REFERENCES plan,
  occasion text     NOT NULL CHECK (occasion IN ('month', 'change', 'renewal')),
  before   smallint NOT NULL CHECK (before BETWEEN 0 AND 7),
  status   smallint NOT NULL CHECK (status BETWEEN 1 AND 7),
  item_id  smallint NOT NULL REFERENCES bill_item,
  PRIMARY KEY (plan_id, occasion, before, status, item_id)
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
  imsi            bigint      PRIMARY KEY CHECK (imsi BETWEEN 0 AND 999999999999999),
  sim_id          bigint      NOT NULL,
  sim_external_id text        NOT NULL,
  account_id      int         NOT NULL,
  -- First day that the present owner pays (T14).
  owned_from      date        NOT NULL,
  plan            smallint    NOT NULL,
  status          smallint    NOT NULL CHECK (status BETWEEN 1 AND 7),
  last_sequence   bigint      NOT NULL,
  last_time       timestamptz NOT NULL
)
-- Room for a second version of each row on its page: a change of status or owner then touches no index.
WITH (fillfactor = 50);

-- Days that former owners pay, [from_day, to_day). An owner who held a SIM for less than a day pays none (T14).
CREATE TABLE ownership_period (
  imsi       bigint NOT NULL,
  from_day   date   NOT NULL,
  to_day     date   NOT NULL,
  account_id int    NOT NULL,
  PRIMARY KEY (imsi, from_day),
  CHECK (from_day < to_day)
);

-- Sequence guard and values of groups. A deleted group keeps its row, so that its stream cannot start again.
CREATE TABLE sim_group (
  group_id      uuid    PRIMARY KEY,
  subject_id    bigint  NOT NULL,
  operator_id   text    NOT NULL,
  name          text,
  tags          jsonb   NOT NULL DEFAULT '{}',
  deleted       boolean NOT NULL DEFAULT false,
  last_sequence bigint  NOT NULL
);

-- Digest of every applied event by subject (a SIM's sim_id, a group's subject_id; both from one sequence), so that a
-- repeat with another content is told from a plain repeat however old it is. A digest is the first 64 bits of SHA-256:
-- it guards against mistakes, peers are trusted.
CREATE TABLE event_seen (
  subject_id bigint NOT NULL,
  sequence   bigint NOT NULL,
  digest     bigint NOT NULL,
  PRIMARY KEY (subject_id, sequence)
);

-- By usage record: seen once, whoever owned the resource.
CREATE TABLE usage_seen (
  record_id uuid   PRIMARY KEY,
  digest    bigint NOT NULL
);

-- Never has a row: its lock modes keep usage on the owner that it was booked for. Batches of usage take ROW EXCLUSIVE,
-- batches of events that change owners take SHARE: each kind runs beside its own and never beside the other.
CREATE TABLE usage_gate (
  nothing boolean
);

-- Usage of a SIM on a day that nobody pays: kept until an event explains it.
CREATE TABLE usage_unassigned (
  record_id uuid     PRIMARY KEY,
  imsi      bigint   NOT NULL,
  day       date     NOT NULL,
  item_id   smallint NOT NULL,
  quantity  numeric  NOT NULL CHECK (quantity > 0)
);
CREATE INDEX usage_unassigned_imsi ON usage_unassigned (imsi);

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
-- What happened on a day, and a year before.
CREATE INDEX holding_from_time ON holding (from_time);

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
-- Whose days are due: most rows are of the running day, and wait for its end.
CREATE INDEX rating_due_day ON rating_due (day, account_id);

-- The next day to rate for all accounts, null before there is anything. Locked by the one that rates it.
CREATE TABLE rating_progress (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  next_day  date
);
INSERT INTO rating_progress (next_day) VALUES (NULL);

-- A row for every month that was closed, empty ones too, and for open ones that discounts were granted on.
CREATE TABLE bill (
  account_id        int         NOT NULL,
  month             date        NOT NULL,
  state             text        NOT NULL CHECK (state IN ('temporary', 'closed')),
  -- With tax. This and what follows the time is frozen at the close, and null before.
  total             numeric,
  evaluated_at      timestamptz NOT NULL,
  amount_before_tax numeric,
  tax_rate          numeric,
  -- What coupons paid, without tax.
  coupon_amount     numeric,
  -- Charges and discounts together; a month without any has no bill to show (C10).
  record_count      bigint,
  PRIMARY KEY (account_id, month),
  CONSTRAINT bill_closed_is_whole CHECK (
    state = 'temporary'
    OR (total IS NOT NULL AND amount_before_tax IS NOT NULL AND tax_rate IS NOT NULL
        AND coupon_amount IS NOT NULL AND record_count IS NOT NULL))
);

-- Months that are closed for every account. Their partitions of charges take nothing any more, so that an account which
-- is met later has its first bill after them.
CREATE TABLE sealed_month (
  month     date        PRIMARY KEY,
  sealed_at timestamptz NOT NULL
);

-- First month of an account that can still take charges (B10); null when none of its months is closed. Looked up by key,
-- so that nobody who asks for some accounts goes through the bills of all.
CREATE VIEW open_month AS
  SELECT a.account_id,
         o.first_open
    FROM account a
   CROSS JOIN LATERAL (
           SELECT CAST(greatest(max(b.month), (SELECT max(s.month) FROM sealed_month s)) + interval '1 month' AS date) AS first_open
             FROM bill b
            WHERE b.account_id = a.account_id
              AND b.state = 'closed') o;

-- What discounts took off the bill of a month, replaced as a whole each time the month is evaluated, until it is closed.
CREATE TABLE discount_record (
  account_id     int      NOT NULL,
  month          date     NOT NULL,
  item_id        smallint NOT NULL,
  -- What granted it: the name of a free tier, a coupon code or a contract id.
  origin         text     COLLATE "C" NOT NULL,
  -- 0 when it goes across items.
  target_item_id smallint NOT NULL,
  unit_price     numeric  NOT NULL,
  quantity       numeric  NOT NULL,
  amount         numeric  NOT NULL,
  -- A price that changed within the month makes two records.
  PRIMARY KEY (account_id, month, item_id, origin, target_item_id, unit_price),
  FOREIGN KEY (account_id, month) REFERENCES bill,
  CONSTRAINT discount_amount_exact CHECK (amount = unit_price * quantity AND amount <= 0)
);

-- Which charges a discount was taken off, and how much of each (B13): those of one item, plan, price and day together.
CREATE TABLE discount_allocation (
  account_id         int      NOT NULL,
  month              date     NOT NULL,
  item_id            smallint NOT NULL,
  origin             text     COLLATE "C" NOT NULL,
  target_item_id     smallint NOT NULL,
  unit_price         numeric  NOT NULL,
  charged_item_id    smallint NOT NULL,
  -- 0 where no plan matters.
  charged_plan       smallint NOT NULL,
  charged_day        date     NOT NULL,
  charged_unit_price numeric  NOT NULL,
  -- What those charges come to before any discount.
  charged_amount     numeric  NOT NULL,
  amount             numeric  NOT NULL,
  PRIMARY KEY (account_id, month, item_id, origin, target_item_id, unit_price,
               charged_item_id, charged_plan, charged_day, charged_unit_price),
  FOREIGN KEY (account_id, month, item_id, origin, target_item_id, unit_price) REFERENCES discount_record ON DELETE CASCADE,
  CONSTRAINT allocation_within_charge CHECK (amount > 0 AND amount <= charged_amount)
);

-- Quotations of coupons; confirmed ones have the code of their coupon.
CREATE TABLE coupon_order (
  account_id   int         NOT NULL,
  order_id     text        NOT NULL,
  request_id   uuid        NOT NULL,
  -- The discount's item, which says what the coupon is good for.
  item_id      smallint    NOT NULL,
  amount       numeric     NOT NULL CHECK (amount > 0),
  expiry_month date        NOT NULL,
  tax_amount   numeric     NOT NULL,
  quoted_at    timestamptz NOT NULL,
  coupon_code  text,
  PRIMARY KEY (account_id, order_id),
  UNIQUE (account_id, request_id)
);

-- Coupons; whoever knows the code of one registers it, once. What closed bills left of one follows from their discounts.
CREATE TABLE coupon (
  coupon_code  text        COLLATE "C" PRIMARY KEY,
  order_id     text        NOT NULL,
  coverage     smallint    NOT NULL,
  item_id      smallint    NOT NULL,
  amount       numeric     NOT NULL CHECK (amount > 0),
  -- The last month whose bill it is good for.
  expiry_month date        NOT NULL,
  -- Who registered it, and the first month whose bill it is good for; null before.
  account_id    int,
  first_month   date,
  registered_at timestamptz,
  CONSTRAINT coupon_registered_as_a_whole CHECK (
    num_nulls(account_id, first_month, registered_at) IN (0, 3))
);
CREATE INDEX coupon_account ON coupon (account_id);

-- Orders of volume discounts; confirmed ones are contracts, [from_day, to_day).
CREATE TABLE volume_discount (
  account_id       int         NOT NULL,
  order_id         text        NOT NULL,
  request_id       uuid        NOT NULL,
  type             text        NOT NULL,
  payment          text        NOT NULL,
  term_months      int         NOT NULL CHECK (term_months > 0),
  -- Of one SIM for 30 days, as offered.
  unit_price       numeric     NOT NULL,
  discount_per_day numeric     NOT NULL CHECK (discount_per_day > 0),
  plans            text[]      NOT NULL,
  -- SIMs a day.
  quantity         int         NOT NULL CHECK (quantity > 0),
  from_day         date        NOT NULL,
  to_day           date        NOT NULL,
  initial_cost     numeric     NOT NULL CHECK (initial_cost >= 0),
  tax_rate         numeric     NOT NULL,
  quoted_at        timestamptz NOT NULL,
  contract_id      text,
  contracted_at    timestamptz,
  PRIMARY KEY (account_id, order_id),
  UNIQUE (account_id, request_id),
  UNIQUE (account_id, contract_id),
  CHECK (from_day < to_day),
  CONSTRAINT volume_discount_contracted_as_a_whole CHECK ((contract_id IS NULL) = (contracted_at IS NULL))
);

-- Nobody has the right to change or delete what stands on a closed bill, the owner of the tables included. (Only a
-- superuser and TRUNCATE, which empties a sandbox, are above it.) What is inserted is held back by the seal of the month.
ALTER TABLE charge_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE charge_record FORCE ROW LEVEL SECURITY;
CREATE POLICY charge_read ON charge_record FOR SELECT USING (true);
CREATE POLICY charge_add ON charge_record FOR INSERT WITH CHECK (true);
CREATE POLICY charge_make_anew ON charge_record FOR DELETE USING (
  NOT EXISTS (
    SELECT 1
      FROM bill b
     WHERE b.account_id = charge_record.account_id
       AND b.month = charge_record.bill_month
       AND b.state = 'closed'));

ALTER TABLE bill ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill FORCE ROW LEVEL SECURITY;
CREATE POLICY bill_read ON bill FOR SELECT USING (true);
CREATE POLICY bill_add ON bill FOR INSERT WITH CHECK (true);
CREATE POLICY bill_evaluate_and_close ON bill FOR UPDATE USING (state = 'temporary') WITH CHECK (true);

ALTER TABLE discount_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE discount_record FORCE ROW LEVEL SECURITY;
CREATE POLICY discount_read ON discount_record FOR SELECT USING (true);
CREATE POLICY discount_add ON discount_record FOR INSERT WITH CHECK (
  EXISTS (
    SELECT 1
      FROM bill b
     WHERE b.account_id = discount_record.account_id
       AND b.month = discount_record.month
       AND b.state = 'temporary'));
CREATE POLICY discount_make_anew ON discount_record FOR DELETE USING (
  EXISTS (
    SELECT 1
      FROM bill b
     WHERE b.account_id = discount_record.account_id
       AND b.month = discount_record.month
       AND b.state = 'temporary'));

ALTER TABLE discount_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE discount_allocation FORCE ROW LEVEL SECURITY;
CREATE POLICY allocation_read ON discount_allocation FOR SELECT USING (true);
CREATE POLICY allocation_add ON discount_allocation FOR INSERT WITH CHECK (
  EXISTS (
    SELECT 1
      FROM bill b
     WHERE b.account_id = discount_allocation.account_id
       AND b.month = discount_allocation.month
       AND b.state = 'temporary'));
-- Deleted with its discount, which only constraints do: for them policies do not count.

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
CREATE INDEX export_file_waiting ON export_file (requested_at) WHERE state = 'processing';

-- How far the clock of a sandbox runs ahead of the machine's (X2).
CREATE TABLE sandbox_clock (
  singleton boolean  PRIMARY KEY DEFAULT true CHECK (singleton),
  ahead_by  interval NOT NULL
);
