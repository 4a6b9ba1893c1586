-- The seats of a subscription are counted where its lock is. Whatever changes seats changes the count in the same statement,
-- so that a seat costs the same however many there are, and none can be sold twice.
alter table subscriptions
  add column seats_used integer not null default 0 check (seats_used >= 0),
  add column seats_reserved integer not null default 0 check (seats_reserved >= 0);
comment on column subscriptions.seats_used is 'How many rows of seats members hold.';
comment on column subscriptions.seats_reserved is 'How many rows of seats invitations hold, those among them whose time has passed and that still stand there.';

-- The count is about every Organization, which the policies let nobody see, for as long as they hold for the owner.
alter table subscriptions no force row level security;
alter table seats no force row level security;
update subscriptions set seats_used = counted.used, seats_reserved = counted.reserved
  from (select organization_id, product_id, count(member_id) as used, count(invitation_id) as reserved
    from seats group by organization_id, product_id) as counted
  where subscriptions.organization_id = counted.organization_id and subscriptions.product_id = counted.product_id;
alter table subscriptions force row level security;
alter table seats force row level security;

alter table subscriptions add constraint subscriptions_not_oversold check (seats_used + seats_reserved <= seats);

create index seats_held_until on seats (organization_id, product_id, held_until) where held_until is not null;
