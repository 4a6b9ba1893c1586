-- The application's role reads and writes rows under row-level security; it owns no table.
grant usage on schema public to rollcall_app;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Who is asking: set for one transaction by the server, empty otherwise.
create function current_organization_id() returns text language sql stable
  as $$ select nullif(current_setting('rollcall.organization_id', true), '') $$;
create function current_user_id() returns text language sql stable
  as $$ select nullif(current_setting('rollcall.user_id', true), '') $$;
comment on function current_organization_id is 'The Organization whose rows this transaction may touch.';
comment on function current_user_id is 'The signed-in User, who may read the own memberships across Organizations.';

------------------------------------------------------------------ People and how they sign in (global)

create table users (
  id text collate "C" primary key,
  name text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  email text collate "C" not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text not null default 'en' check (language in ('en', 'fr')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table users is 'A human identity, global; may belong to several Organizations.';
comment on column users.id is 'usr_ and a UUIDv7.';
comment on column users.name is 'First and last name together, as the sign-in library keeps it.';
comment on column users.first_name is 'As the person writes it; a membership has its own.';
comment on column users.last_name is 'As the person writes it; a membership has its own.';
comment on column users.email is 'The sign-in address, in lower case.';
comment on column users.email_verified is 'Whether a mailed link proved the address.';
comment on column users.image is 'Not used; the sign-in library asks for it.';
comment on column users.language is 'The language of pages and mails.';
comment on column users.created_at is 'When the User was made.';
comment on column users.updated_at is 'When the row last changed.';

create table sessions (
  id text collate "C" primary key,
  user_id text collate "C" not null references users (id) on delete cascade,
  token text collate "C" not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  method text not null default 'password',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
comment on table sessions is 'Where a User is signed in.';
comment on column sessions.id is 'ses_ and a UUIDv7.';
comment on column sessions.user_id is 'Whose session.';
comment on column sessions.token is 'SHA-256 of the secret in the cookie, in hexadecimal.';
comment on column sessions.expires_at is 'When the session ends by itself.';
comment on column sessions.ip_address is 'Where the sign-in came from.';
comment on column sessions.user_agent is 'The browser that signed in.';
comment on column sessions.method is 'How the User signed in: password, magic_link, invitation, setup.';
comment on column sessions.created_at is 'When the User signed in.';
comment on column sessions.updated_at is 'When the session was last used, to a few minutes.';

create table accounts (
  id text collate "C" primary key,
  account_id text collate "C" not null,
  provider_id text collate "C" not null,
  user_id text collate "C" not null references users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_id)
);
comment on table accounts is 'The sign-in methods of a User, as the sign-in library keeps them.';
comment on column accounts.id is 'An id of the sign-in library.';
comment on column accounts.account_id is 'The subject at the provider; the User id for a password.';
comment on column accounts.provider_id is 'credential for a password.';
comment on column accounts.user_id is 'Whose method.';
comment on column accounts.access_token is 'Not used.';
comment on column accounts.refresh_token is 'Not used.';
comment on column accounts.id_token is 'Not used.';
comment on column accounts.access_token_expires_at is 'Not used.';
comment on column accounts.refresh_token_expires_at is 'Not used.';
comment on column accounts.scope is 'Not used.';
comment on column accounts.password is 'The password as a salted hash.';
comment on column accounts.created_at is 'When the method was set up.';
comment on column accounts.updated_at is 'When it last changed.';

create table verifications (
  id text collate "C" primary key,
  identifier text collate "C" not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);
comment on table verifications is 'Mailed links that wait to be used once: sign-in, reset, address verification, setup.';
comment on column verifications.id is 'An id of the sign-in library.';
comment on column verifications.identifier is 'The purpose and the SHA-256 of the token in the link.';
comment on column verifications.value is 'Whom or what the link is for.';
comment on column verifications.expires_at is 'When the link stops working.';
comment on column verifications.created_at is 'When the link was made.';
comment on column verifications.updated_at is 'When the row last changed.';

create table user_events (
  id text collate "C" primary key,
  user_id text collate "C" not null,
  name text not null,
  payload jsonb not null,
  ip_address text,
  user_agent text,
  request_id text,
  at timestamptz not null
);
create index user_events_by_user on user_events (user_id, at);
comment on table user_events is 'What happened to a User outside every Organization: sign-ins, passwords, sessions.';
comment on column user_events.id is 'evt_ and a UUIDv7.';
comment on column user_events.user_id is 'About whom; stays when the User goes.';
comment on column user_events.name is 'Past tense, noun first: user.signed_in.';
comment on column user_events.payload is 'The event as the contract describes it.';
comment on column user_events.ip_address is 'Where the request came from.';
comment on column user_events.user_agent is 'The browser or program.';
comment on column user_events.request_id is 'Finds the request in the log.';
comment on column user_events.at is 'When it happened.';

create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
comment on table rate_limits is 'Counters of the rate limits, shared by every process.';
comment on column rate_limits.key is 'The limit and whom it counts.';
comment on column rate_limits.points is 'Tries so far.';
comment on column rate_limits.expire is 'When the counter starts again, milliseconds since 1970.';

create table kept_mails (
  id text collate "C" primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  kept_at timestamptz not null
);
comment on table kept_mails is 'Mails of a demo without a mail server, shown at /mailbox; never used in production.';
comment on column kept_mails.id is 'The stable Message-ID.';
comment on column kept_mails.recipient is 'The address it is for.';
comment on column kept_mails.subject is 'The subject line.';
comment on column kept_mails.body_text is 'The plain text.';
comment on column kept_mails.body_html is 'The HTML.';
comment on column kept_mails.kept_at is 'When it was kept.';

------------------------------------------------------------------ The catalogue of Products (global)

create table products (
  id text collate "C" primary key check (id ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null unique,
  position integer not null
);
comment on table products is 'What an Organization can buy seats of; an operator edits it.';
comment on column products.id is 'A short name, such as vibe.';
comment on column products.name is 'As people read it.';
comment on column products.position is 'The order in lists.';

create table plans (
  product_id text collate "C" not null references products (id),
  id text collate "C" not null check (id ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null,
  allows_invitations boolean not null,
  position integer not null,
  primary key (product_id, id)
);
comment on table plans is 'The plans that a Product can be bought in.';
comment on column plans.product_id is 'The Product.';
comment on column plans.id is 'A short name, such as team; unique in its Product.';
comment on column plans.name is 'As people read it.';
comment on column plans.allows_invitations is 'Whether an Organization with this plan may invite members.';
comment on column plans.position is 'The order in lists.';

insert into products (id, name, position) values
  ('api', 'API Plan', 1), ('vibe', 'Vibe', 2), ('code', 'Mistral Code', 3);
insert into plans (product_id, id, name, allows_invitations, position) values
  ('api', 'free', 'Free', false, 1), ('api', 'scale', 'Scale', true, 2),
  ('vibe', 'free', 'Free', false, 1), ('vibe', 'team', 'Team', true, 2), ('vibe', 'enterprise', 'Enterprise', true, 3),
  ('code', 'free', 'Free', false, 1), ('code', 'team', 'Team', false, 2), ('code', 'enterprise', 'Enterprise', false, 3);

------------------------------------------------------------------ Organizations

create table organizations (
  organization_id text collate "C" primary key,
  name text not null,
  invitation_valid_days integer not null default 7 check (invitation_valid_days between 1 and 30),
  guests_by_invitation boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table organizations is 'The tenants. The row is the lock of every command that could end an Admin.';
comment on column organizations.organization_id is 'org_ and a UUIDv7; never changes.';
comment on column organizations.name is 'As people read it.';
comment on column organizations.invitation_valid_days is 'How long an invitation lives.';
comment on column organizations.guests_by_invitation is 'Whether people outside the verified domains may be invited while single sign-on is on.';
comment on column organizations.created_at is 'When it was made.';
comment on column organizations.updated_at is 'When the row last changed.';

create table roles (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  scope text not null check (scope in ('organization', 'workspace')),
  name text not null,
  description text not null default '',
  permissions text[] not null default '{}',
  built_in boolean not null,
  created_at timestamptz not null,
  primary key (organization_id, id)
);
comment on table roles is 'The roles of an Organization. What a built-in one permits stands in the program, not here.';
comment on column roles.organization_id is 'The tenant.';
comment on column roles.id is 'The name of a built-in role, or role_ and a UUIDv7.';
comment on column roles.scope is 'organization or workspace.';
comment on column roles.name is 'As people read it.';
comment on column roles.description is 'One sentence.';
comment on column roles.permissions is 'What a custom role permits.';
comment on column roles.built_in is 'Whether the program defines it.';
comment on column roles.created_at is 'When it was made.';

------------------------------------------------------------------ Subscriptions

create table subscriptions (
  organization_id text collate "C" not null references organizations on delete cascade,
  product_id text collate "C" not null,
  plan_id text collate "C" not null,
  seats integer not null check (seats >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, product_id),
  foreign key (product_id, plan_id) references plans (product_id, id)
);
comment on table subscriptions is 'What an Organization bought. The row is the lock of every change to its seats.';
comment on column subscriptions.organization_id is 'The tenant.';
comment on column subscriptions.product_id is 'The Product.';
comment on column subscriptions.plan_id is 'The plan of that Product.';
comment on column subscriptions.seats is 'How many seats; used and reserved together never exceed it.';
comment on column subscriptions.created_at is 'When it began.';
comment on column subscriptions.updated_at is 'When it last changed.';

------------------------------------------------------------------ Members

create table members (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  user_id text collate "C" not null references users (id),
  email text collate "C" not null check (email = lower(email)),
  first_name text not null default '',
  last_name text not null default '',
  status text not null check (status in ('active', 'suspended', 'removed')),
  source text not null check (source in ('manual', 'sso', 'scim', 'domain')),
  externally_managed_by text check (externally_managed_by in ('sso', 'scim')),
  joined_at timestamptz not null,
  last_active_at timestamptz,
  suspended_at timestamptz,
  removed_at timestamptz,
  left_by_themselves boolean not null default false,
  allowed_again_at timestamptz,
  held_before jsonb,
  search_text text collate "C" not null,
  sort_name text collate "C" not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check ((status = 'removed') = (removed_at is not null)),
  check ((status = 'suspended') = (suspended_at is not null))
);
create unique index members_one_per_user on members (organization_id, user_id) where status <> 'removed';
create unique index members_one_per_email on members (organization_id, email) where status <> 'removed';
create index members_of_user on members (user_id);
create index members_by_name on members (organization_id, sort_name, id) where status <> 'removed';
create index members_by_email on members (organization_id, email, id) where status <> 'removed';
create index members_by_joined on members (organization_id, joined_at, id) where status <> 'removed';
create index members_by_last_active on members (organization_id, coalesce(last_active_at, '-infinity'), id) where status <> 'removed';
create index members_removed on members (organization_id, sort_name, id) where status = 'removed';
create index members_suspended on members (organization_id, sort_name, id) where status = 'suspended';
create index members_search on members using gin (organization_id, search_text gin_trgm_ops);
comment on table members is 'Users in Organizations. Name and e-mail belong to the membership.';
comment on column members.organization_id is 'The tenant.';
comment on column members.id is 'mem_ and a UUIDv7.';
comment on column members.user_id is 'The User; a removed one may have a newer row beside this.';
comment on column members.email is 'The address in this Organization, in lower case.';
comment on column members.first_name is 'In this Organization.';
comment on column members.last_name is 'In this Organization.';
comment on column members.status is 'active, suspended or removed.';
comment on column members.source is 'The door that they came in by.';
comment on column members.externally_managed_by is 'Whose sync owns name and e-mail.';
comment on column members.joined_at is 'When they joined.';
comment on column members.last_active_at is 'When they last did something here, to a few minutes.';
comment on column members.suspended_at is 'When they were suspended.';
comment on column members.removed_at is 'When they were removed.';
comment on column members.left_by_themselves is 'Whether a removed member left rather than was removed.';
comment on column members.allowed_again_at is 'When an Admin allowed a removed person to join again by themselves.';
comment on column members.held_before is 'What a suspended or removed member held, so that it can come back: roles, seats.';
comment on column members.search_text is 'Names and address, normalized, for search by any part.';
comment on column members.sort_name is 'Last name, first name, address, normalized, for sorting.';
comment on column members.updated_at is 'When the row last changed.';

create table member_roles (
  organization_id text collate "C" not null,
  member_id text collate "C" not null,
  role_id text collate "C" not null,
  source text not null check (source in ('manual', 'invitation', 'sso', 'scim', 'api')),
  granted_by text collate "C",
  granted_at timestamptz not null,
  until timestamptz,
  primary key (organization_id, member_id, role_id, source),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  -- Checked at the commit, so that a deleted Organization takes both with it, in whichever order.
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred
);
create index member_roles_by_role on member_roles (organization_id, role_id, member_id);
comment on table member_roles is 'Which Organization roles a member holds directly.';
comment on column member_roles.organization_id is 'The tenant.';
comment on column member_roles.member_id is 'The member.';
comment on column member_roles.role_id is 'The role.';
comment on column member_roles.source is 'The door that granted it; only that door, or an Admin, takes it away.';
comment on column member_roles.granted_by is 'The member who granted it, when one did.';
comment on column member_roles.granted_at is 'When it was granted.';
comment on column member_roles.until is 'When it ends by itself.';

------------------------------------------------------------------ Invitations

create table invitations (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  email text collate "C" not null check (email = lower(email)),
  status text not null check (status in ('pending', 'accepted', 'declined', 'revoked')),
  roles text[] not null check (cardinality(roles) > 0),
  seats text[] not null default '{}',
  note text not null default '',
  language text not null default 'en' check (language in ('en', 'fr')),
  version integer not null default 1 check (version > 0),
  invited_by text collate "C",
  inviter_name text not null default '',
  inviter_email text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  revoke_reason text check (revoke_reason in ('by_admin', 'inviter_lost_right', 'replaced')),
  accepted_member_id text collate "C",
  mail_status text not null default 'queued' check (mail_status in ('queued', 'sent', 'failed')),
  mail_error text,
  search_text text collate "C" not null,
  primary key (organization_id, id),
  -- Members leave the table only with their Organization.
  foreign key (organization_id, invited_by) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, accepted_member_id) references members (organization_id, id) on delete cascade,
  check ((status = 'pending') = (answered_at is null)),
  check ((status = 'revoked') = (revoke_reason is not null)),
  check ((status = 'accepted') = (accepted_member_id is not null))
);
create unique index invitations_one_pending on invitations (organization_id, email) where status = 'pending';
create index invitations_by_created on invitations (organization_id, created_at, id) where status = 'pending';
create index invitations_by_email on invitations (organization_id, email, id) where status = 'pending';
create index invitations_by_expiry on invitations (organization_id, expires_at, id) where status = 'pending';
create index invitations_by_inviter on invitations (organization_id, invited_by) where status = 'pending';
create index invitations_search on invitations using gin (organization_id, search_text gin_trgm_ops);
comment on table invitations is 'Offers to one address each. Whether a pending one has expired is decided when it is read.';
comment on column invitations.organization_id is 'The tenant.';
comment on column invitations.id is 'inv_ and a UUIDv7.';
comment on column invitations.email is 'The invited address, in lower case.';
comment on column invitations.status is 'pending until it is accepted, declined or revoked.';
comment on column invitations.roles is 'The Organization roles that accepting gives.';
comment on column invitations.seats is 'The Products whose seat accepting gives.';
comment on column invitations.note is 'A personal note in the mail.';
comment on column invitations.language is 'The language of the mail.';
comment on column invitations.version is 'Part of the link; sending again moves it, so that the old link dies.';
comment on column invitations.invited_by is 'The member who invited; empty when an operator did.';
comment on column invitations.inviter_name is 'The name of the inviter at that time.';
comment on column invitations.inviter_email is 'The address of the inviter at that time.';
comment on column invitations.created_at is 'When it was made.';
comment on column invitations.sent_at is 'When the latest link was made.';
comment on column invitations.expires_at is 'When the latest link stops working.';
comment on column invitations.answered_at is 'When it was accepted, declined or revoked.';
comment on column invitations.revoke_reason is 'Why it was revoked.';
comment on column invitations.accepted_member_id is 'The member that it made.';
comment on column invitations.mail_status is 'What became of the latest mail.';
comment on column invitations.mail_error is 'The reason of the mail server when it finally failed.';
comment on column invitations.search_text is 'The address, normalized, for search by any part.';

------------------------------------------------------------------ Seats

create table seats (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  product_id text collate "C" not null,
  member_id text collate "C",
  invitation_id text collate "C",
  held_until timestamptz,
  source text not null check (source in ('manual', 'invitation', 'sso', 'scim', 'api', 'request')),
  granted_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, product_id) references subscriptions (organization_id, product_id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, invitation_id) references invitations (organization_id, id) on delete cascade,
  check (num_nonnulls(member_id, invitation_id) = 1),
  check ((invitation_id is null) = (held_until is null))
);
create unique index seats_one_per_member on seats (organization_id, member_id, product_id) where member_id is not null;
create unique index seats_one_per_invitation on seats (organization_id, invitation_id, product_id) where invitation_id is not null;
create index seats_by_product on seats (organization_id, product_id, member_id);
comment on table seats is 'Who occupies a seat now: a member, or an invitation until it expires. Changed only under the lock of the subscription.';
comment on column seats.organization_id is 'The tenant.';
comment on column seats.id is 'sea_ and a UUIDv7.';
comment on column seats.product_id is 'The Product.';
comment on column seats.member_id is 'The member who holds it.';
comment on column seats.invitation_id is 'The invitation that it is reserved for.';
comment on column seats.held_until is 'When a reservation frees itself.';
comment on column seats.source is 'The door that gave it.';
comment on column seats.granted_at is 'When it was given.';

create table seat_ledger (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  product_id text collate "C" not null,
  change text not null check (change in ('granted', 'released', 'reserved', 'reservation_ended', 'subscription_changed')),
  member_id text collate "C",
  invitation_id text collate "C",
  email text,
  actor_name text,
  seats_after integer not null,
  used_after integer not null,
  reserved_after integer not null,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index seat_ledger_by_product on seat_ledger (organization_id, product_id, id);
comment on table seat_ledger is 'The history of the seats; lines are only added.';
comment on column seat_ledger.organization_id is 'The tenant.';
comment on column seat_ledger.id is 'led_ and a UUIDv7.';
comment on column seat_ledger.product_id is 'The Product.';
comment on column seat_ledger.change is 'What happened.';
comment on column seat_ledger.member_id is 'For which member.';
comment on column seat_ledger.invitation_id is 'For which invitation.';
comment on column seat_ledger.email is 'The address of the member or invitee at that time.';
comment on column seat_ledger.actor_name is 'Who did it, at that time.';
comment on column seat_ledger.seats_after is 'Seats of the subscription after the change.';
comment on column seat_ledger.used_after is 'Seats held by members after the change.';
comment on column seat_ledger.reserved_after is 'Seats reserved for invitations after the change.';
comment on column seat_ledger.at is 'When it happened.';

create table seat_requests (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  product_id text collate "C" not null,
  member_id text collate "C" not null,
  reason text not null default '',
  status text not null check (status in ('pending', 'granted', 'declined')),
  created_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  primary key (organization_id, id),
  foreign key (organization_id, product_id) references subscriptions (organization_id, product_id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
create unique index seat_requests_one_pending on seat_requests (organization_id, member_id, product_id) where status = 'pending';
comment on table seat_requests is 'Members who ask for a seat.';
comment on column seat_requests.organization_id is 'The tenant.';
comment on column seat_requests.id is 'srq_ and a UUIDv7.';
comment on column seat_requests.product_id is 'The Product.';
comment on column seat_requests.member_id is 'Who asks.';
comment on column seat_requests.reason is 'Why, in their words.';
comment on column seat_requests.status is 'pending, granted or declined.';
comment on column seat_requests.created_at is 'When they asked.';
comment on column seat_requests.answered_at is 'When it was answered.';
comment on column seat_requests.answered_by is 'The name of who answered.';

------------------------------------------------------------------ What happened, and what leaves

create table audit_events (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  subject_id text collate "C" not null,
  payload jsonb not null,
  actor_kind text not null,
  actor_id text collate "C",
  actor_name text not null,
  ip_address text,
  user_agent text,
  request_id text,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index audit_events_by_subject on audit_events (organization_id, subject_id, id);
comment on table audit_events is 'One line for one change. No foreign key: the lines outlive what they are about.';
comment on column audit_events.organization_id is 'The tenant.';
comment on column audit_events.id is 'evt_ and a UUIDv7.';
comment on column audit_events.name is 'Past tense, noun first: member.removed.';
comment on column audit_events.subject_id is 'What it is about.';
comment on column audit_events.payload is 'The event as the contract describes it.';
comment on column audit_events.actor_kind is 'member, user, operator, system or anonymous.';
comment on column audit_events.actor_id is 'Who did it.';
comment on column audit_events.actor_name is 'Their name at that time.';
comment on column audit_events.ip_address is 'Where the request came from.';
comment on column audit_events.user_agent is 'The browser or program.';
comment on column audit_events.request_id is 'Finds the request in the log.';
comment on column audit_events.at is 'When it happened.';

create table outbox (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (organization_id, id)
);
comment on table outbox is 'Events on their way out, written with the change; the id is the one of the audit event and never changes.';
comment on column outbox.organization_id is 'The tenant.';
comment on column outbox.id is 'The id of the audit event.';
comment on column outbox.name is 'The name of the event.';
comment on column outbox.payload is 'The event as the contract describes it.';
comment on column outbox.at is 'When it happened.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['organizations', 'roles', 'subscriptions', 'members', 'member_roles', 'invitations',
    'seats', 'seat_ledger', 'seat_requests', 'audit_events', 'outbox']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
  end loop;
end $$;

-- A signed-in User sees the own memberships, to choose between Organizations, and nothing else there.
create policy own_memberships on members for select to rollcall_app using (user_id = current_user_id());
create policy own_roles on member_roles for select to rollcall_app
  using ((organization_id, member_id) in (select organization_id, id from members where user_id = current_user_id()));
create policy own_seats on seats for select to rollcall_app
  using ((organization_id, member_id) in (select organization_id, id from members where user_id = current_user_id()));
create policy own_organizations on organizations for select to rollcall_app
  using (organization_id in (select organization_id from members where user_id = current_user_id() and status <> 'removed'));
-- The operator works as the owner of the tables and may list the tenants.
create policy operator_lists on organizations for select to current_user using (organization_id is not null);

grant select, insert, update, delete on users, sessions, accounts, verifications, rate_limits, kept_mails,
  organizations, roles, subscriptions, members, member_roles, invitations, seats, seat_requests, outbox to rollcall_app;
grant select on products, plans to rollcall_app;
grant select, insert on audit_events, user_events, seat_ledger to rollcall_app;
