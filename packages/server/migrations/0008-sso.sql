------------------------------------------------------------------ Connections to identity providers

create table sso_connections (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  name text not null check (name <> ''),
  protocol text not null check (protocol in ('saml', 'oidc')),
  provider text not null check (provider in ('okta', 'entra', 'google', 'onelogin', 'jumpcloud', 'other')),
  status text not null default 'draft' check (status in ('draft', 'enabled', 'disabled')),
  entity_id text,
  sign_in_url text,
  sign_out_url text,
  metadata_url text,
  allows_idp_initiated boolean not null default false,
  requires_encryption boolean not null default false,
  sp_certificate text,
  sealed_sp_key text,
  issuer text,
  client_id text,
  sealed_client_secret text,
  scopes text[] not null default '{openid,email,profile}',
  discovered jsonb,
  provider_updated_at timestamptz,
  attributes jsonb not null,
  default_roles text[] not null check (cardinality(default_roles) > 0),
  tested_at timestamptz,
  last_sign_in_at timestamptz,
  created_by text collate "C",
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check ((protocol = 'saml') = (sp_certificate is not null)),
  check ((sp_certificate is null) = (sealed_sp_key is null)),
  check (protocol = 'saml' or (entity_id is null and sign_in_url is null and sign_out_url is null)),
  check (protocol = 'oidc' or (issuer is null and client_id is null and sealed_client_secret is null and discovered is null))
);
comment on table sso_connections is 'By which identity providers people sign in to an Organization.';
comment on column sso_connections.organization_id is 'The tenant.';
comment on column sso_connections.id is 'sso_ and a UUIDv7.';
comment on column sso_connections.name is 'As people read it.';
comment on column sso_connections.protocol is 'saml or oidc; never changes.';
comment on column sso_connections.provider is 'Whose product it is, for defaults and the guide.';
comment on column sso_connections.status is 'draft until it is enabled for the first time. Only an enabled one signs anybody in.';
comment on column sso_connections.entity_id is 'SAML: the entity id of the identity provider.';
comment on column sso_connections.sign_in_url is 'SAML: where requests go.';
comment on column sso_connections.sign_out_url is 'SAML: where requests to sign out go.';
comment on column sso_connections.metadata_url is 'SAML: from where the values came, when from an address.';
comment on column sso_connections.allows_idp_initiated is 'SAML: whether the page of the identity provider may begin a sign-in.';
comment on column sso_connections.requires_encryption is 'SAML: whether assertions that are not encrypted are refused.';
comment on column sso_connections.sp_certificate is 'SAML: our certificate as PEM, made with the connection.';
comment on column sso_connections.sealed_sp_key is 'SAML: its private key, encrypted with the secret of the server.';
comment on column sso_connections.issuer is 'OpenID Connect: the issuer.';
comment on column sso_connections.client_id is 'OpenID Connect: our id there.';
comment on column sso_connections.sealed_client_secret is 'OpenID Connect: our secret there, encrypted with the secret of the server.';
comment on column sso_connections.scopes is 'OpenID Connect: what is asked for.';
comment on column sso_connections.discovered is 'OpenID Connect: what the issuer says about itself.';
comment on column sso_connections.provider_updated_at is 'When what is known of the identity provider last changed.';
comment on column sso_connections.attributes is 'Under which names it sends subject, e-mail, names and groups.';
comment on column sso_connections.default_roles is 'The Organization roles of who joins by it.';
comment on column sso_connections.tested_at is 'When a test sign-in last went well; empty again when the provider changes.';
comment on column sso_connections.last_sign_in_at is 'When somebody last signed in by it.';
comment on column sso_connections.created_by is 'The member who made it.';
comment on column sso_connections.created_at is 'When it was made.';
comment on column sso_connections.updated_at is 'When the row last changed.';

create table sso_certificates (
  organization_id text collate "C" not null,
  connection_id text collate "C" not null,
  fingerprint text collate "C" not null,
  pem text not null,
  subject text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  warned_at timestamptz,
  primary key (organization_id, connection_id, fingerprint),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade
);
create index sso_certificates_by_end on sso_certificates (not_after) where warned_at is null;
comment on table sso_certificates is 'With which keys an identity provider signs; two while it changes them.';
comment on column sso_certificates.organization_id is 'The tenant.';
comment on column sso_certificates.connection_id is 'The connection.';
comment on column sso_certificates.fingerprint is 'SHA-256 of the certificate, in hexadecimal.';
comment on column sso_certificates.pem is 'The certificate.';
comment on column sso_certificates.subject is 'Whom it names.';
comment on column sso_certificates.not_before is 'From when on it is good.';
comment on column sso_certificates.not_after is 'Until when it is good.';
comment on column sso_certificates.warned_at is 'When the Admins were warned that it ends.';

create table sso_mapping (
  organization_id text collate "C" not null,
  connection_id text collate "C" not null,
  position integer not null,
  line integer not null,
  attribute text,
  value text not null,
  role_id text collate "C",
  group_id text collate "C",
  workspace_id text collate "C",
  primary key (organization_id, connection_id, position, line),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred,
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  check ((group_id is null) = (role_id is not null)),
  check (workspace_id is null or role_id is not null)
);
create index sso_mapping_by_role on sso_mapping (organization_id, role_id);
comment on table sso_mapping is 'What the values of attributes grant, one line for each grant: an Organization role, a role in a Workspace, or a Group.';
comment on column sso_mapping.organization_id is 'The tenant.';
comment on column sso_mapping.connection_id is 'The connection.';
comment on column sso_mapping.position is 'Which rule, in the order of the list.';
comment on column sso_mapping.line is 'Which grant of the rule.';
comment on column sso_mapping.attribute is 'The name of the attribute; empty for the one that holds the groups.';
comment on column sso_mapping.value is 'The value, compared exactly.';
comment on column sso_mapping.role_id is 'The role that it grants.';
comment on column sso_mapping.group_id is 'The Group that it joins.';
comment on column sso_mapping.workspace_id is 'The Workspace in which it grants the role; empty for the Organization.';

create table sso_domains (
  organization_id text collate "C" not null,
  domain_id text collate "C" not null,
  connection_id text collate "C" not null,
  enforced_since timestamptz,
  primary key (organization_id, domain_id),
  foreign key (organization_id, domain_id) references domains (organization_id, id) on delete cascade,
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade
);
create index sso_domains_by_connection on sso_domains (organization_id, connection_id);
comment on table sso_domains is 'By which connection the people of a domain sign in. Counts while the domain is verified and the connection enabled.';
comment on column sso_domains.organization_id is 'The tenant.';
comment on column sso_domains.domain_id is 'The domain.';
comment on column sso_domains.connection_id is 'The connection.';
comment on column sso_domains.enforced_since is 'Since when its people enter by single sign-on only; empty while they may otherwise.';

------------------------------------------------------------------ Who is known by which subject

create table sso_identities (
  organization_id text collate "C" not null,
  connection_id text collate "C" not null,
  subject text collate "C" not null,
  user_id text collate "C" not null references users (id) on delete cascade,
  email text collate "C" not null,
  linked_at timestamptz not null,
  last_signed_in_at timestamptz not null,
  primary key (organization_id, connection_id, subject),
  unique (organization_id, connection_id, user_id),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade
);
create index sso_identities_by_user on sso_identities (user_id);
comment on table sso_identities is 'After the first sign-in the link is the connection and its subject, and no address any more.';
comment on column sso_identities.organization_id is 'The tenant.';
comment on column sso_identities.connection_id is 'The connection.';
comment on column sso_identities.subject is 'As the identity provider names the person.';
comment on column sso_identities.user_id is 'The User.';
comment on column sso_identities.email is 'The address that it last sent.';
comment on column sso_identities.linked_at is 'When they first signed in by it.';
comment on column sso_identities.last_signed_in_at is 'When they last did.';

alter table sessions add column sso_organization_id text collate "C";
alter table sessions add column sso_connection_id text collate "C";
alter table sessions add column sso_subject text collate "C";
alter table sessions add column sso_session_index text collate "C";
alter table sessions add column sealed_sso_name_id text;
alter table sessions add column sso_until timestamptz;
alter table sessions add column is_sso_only boolean not null default false;
alter table sessions add constraint sessions_by_sso check (
  (sso_organization_id is null) = (sso_connection_id is null) and (sso_organization_id is null) = (sso_subject is null)
  and (sso_organization_id is null) = (sso_until is null) and (sso_organization_id is not null or not is_sso_only));
create index sessions_by_subject on sessions (sso_connection_id, sso_subject) where sso_connection_id is not null;
comment on column sessions.sso_organization_id is 'The Organization whose identity provider said who this is; empty when none did.';
comment on column sessions.sso_connection_id is 'The connection that did.';
comment on column sessions.sso_until is 'Until when that counts.';
comment on column sessions.is_sso_only is 'Whether the identity provider began the session: then nothing but that Organization is open to it.';
comment on column sessions.sso_subject is 'As the identity provider names the person.';
comment on column sessions.sso_session_index is 'SAML: which session at the identity provider it belongs to, for signing out.';
comment on column sessions.sealed_sso_name_id is 'SAML: the NameID as it came, for signing out, encrypted with the secret of the server.';

------------------------------------------------------------------ Sign-ins on their way, and what came of them

create table sso_attempts (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  purpose text not null check (purpose in ('sign_in', 'test')),
  request_hash text collate "C",
  browser_hash text collate "C",
  code_hash text collate "C",
  sealed text not null,
  taken_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, request_hash),
  unique (organization_id, code_hash),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade
);
create index sso_attempts_by_expiry on sso_attempts (expires_at);
comment on table sso_attempts is 'Sign-ins on their way to the identity provider and back, for minutes.';
comment on column sso_attempts.organization_id is 'The tenant.';
comment on column sso_attempts.id is 'The id of its line in sso_sign_ins.';
comment on column sso_attempts.connection_id is 'The connection.';
comment on column sso_attempts.purpose is 'sign_in or test.';
comment on column sso_attempts.request_hash is 'SHA-256 of the id of the SAML request or of the OpenID Connect state; empty when the identity provider began, and once it was answered.';
comment on column sso_attempts.browser_hash is 'SHA-256 of the secret in the cookie of the browser that began; empty when the identity provider began.';
comment on column sso_attempts.code_hash is 'SHA-256 of the code by which that browser finishes; empty until an answer came.';
comment on column sso_attempts.sealed is 'What is needed to finish, encrypted with the secret of the server: nonce and verifier, then who it is.';
comment on column sso_attempts.taken_at is 'When it was finished: each is finished once.';
comment on column sso_attempts.created_at is 'When it began.';
comment on column sso_attempts.expires_at is 'When it is too late.';

create table sso_used_assertions (
  organization_id text collate "C" not null,
  connection_id text collate "C" not null,
  assertion_hash text collate "C" not null,
  expires_at timestamptz not null,
  primary key (organization_id, connection_id, assertion_hash),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade
);
create index sso_used_assertions_by_expiry on sso_used_assertions (expires_at);
comment on table sso_used_assertions is 'What was used once and is never taken again, by whichever process, until it has expired by itself.';
comment on column sso_used_assertions.organization_id is 'The tenant.';
comment on column sso_used_assertions.connection_id is 'The connection.';
comment on column sso_used_assertions.assertion_hash is 'SHA-256 of the id of the assertion or message.';
comment on column sso_used_assertions.expires_at is 'From when on it would be refused for its age.';

create table sso_sign_ins (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  purpose text not null check (purpose in ('sign_in', 'test')),
  begun_by text not null check (begun_by in ('person', 'identity_provider')),
  outcome text not null default 'waiting' check (outcome in ('waiting', 'signed_in', 'linked', 'joined', 'passed', 'refused')),
  reason text,
  detail text,
  email text,
  subject text,
  member_id text collate "C",
  ip_address text,
  user_agent text,
  reference text not null,
  test jsonb,
  at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, connection_id) references sso_connections (organization_id, id) on delete cascade,
  check ((outcome = 'refused') = (reason is not null)),
  check (test is null or purpose = 'test')
);
create index sso_sign_ins_by_time on sso_sign_ins (at);
comment on table sso_sign_ins is 'Who tried to sign in through single sign-on and what came of it, for 90 days. What identity providers send is not kept.';
comment on column sso_sign_ins.organization_id is 'The tenant.';
comment on column sso_sign_ins.id is 'ssn_ and a UUIDv7.';
comment on column sso_sign_ins.connection_id is 'The connection.';
comment on column sso_sign_ins.purpose is 'sign_in or test.';
comment on column sso_sign_ins.begun_by is 'person or identity_provider.';
comment on column sso_sign_ins.outcome is 'waiting until an answer came; then what came of it.';
comment on column sso_sign_ins.reason is 'Why it was refused.';
comment on column sso_sign_ins.detail is 'What exactly was wrong, for who configures the connection.';
comment on column sso_sign_ins.email is 'The address that came.';
comment on column sso_sign_ins.subject is 'The subject that came.';
comment on column sso_sign_ins.member_id is 'The member who signed in.';
comment on column sso_sign_ins.ip_address is 'Where the request came from.';
comment on column sso_sign_ins.user_agent is 'The browser.';
comment on column sso_sign_ins.reference is 'What the person can read out to an Admin.';
comment on column sso_sign_ins.test is 'What a test received and what would have come of it.';
comment on column sso_sign_ins.at is 'When it last changed.';

------------------------------------------------------------------ Automatic seats

create table sso_automatic_seats (
  organization_id text collate "C" not null,
  product_id text collate "C" not null,
  primary key (organization_id, product_id),
  foreign key (organization_id, product_id) references subscriptions (organization_id, product_id) on delete cascade
);
comment on table sso_automatic_seats is 'Of which Products somebody who first signs in gets a free seat.';
comment on column sso_automatic_seats.organization_id is 'The tenant.';
comment on column sso_automatic_seats.product_id is 'The Product.';

create table sso_missed_seats (
  organization_id text collate "C" not null,
  member_id text collate "C" not null,
  product_id text collate "C" not null,
  at timestamptz not null,
  primary key (organization_id, member_id, product_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
create index sso_missed_seats_by_time on sso_missed_seats (organization_id, at, member_id, product_id);
comment on table sso_missed_seats is 'Who first signed in when no seat was free. Whether they still have none is asked of seats.';
comment on column sso_missed_seats.organization_id is 'The tenant.';
comment on column sso_missed_seats.member_id is 'The member.';
comment on column sso_missed_seats.product_id is 'The Product.';
comment on column sso_missed_seats.at is 'When it was.';

------------------------------------------------------------------ Emergency access

create table sso_break_glass (
  organization_id text collate "C" not null,
  member_id text collate "C" not null,
  named_by text collate "C",
  named_at timestamptz not null,
  rehearsed_at timestamptz,
  last_used_at timestamptz,
  primary key (organization_id, member_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
comment on table sso_break_glass is 'Admins who stay able to enter without the identity provider.';
comment on column sso_break_glass.organization_id is 'The tenant.';
comment on column sso_break_glass.member_id is 'The Admin.';
comment on column sso_break_glass.named_by is 'The member who named them.';
comment on column sso_break_glass.named_at is 'When they were named.';
comment on column sso_break_glass.rehearsed_at is 'When they last showed that they can enter.';
comment on column sso_break_glass.last_used_at is 'When they last did in earnest.';

create table sso_break_glass_uses (
  organization_id text collate "C" not null,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  member_id text collate "C" not null,
  reason text not null,
  at timestamptz not null,
  until timestamptz not null,
  primary key (organization_id, session_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
comment on table sso_break_glass_uses is 'Sessions that entered without the identity provider.';
comment on column sso_break_glass_uses.organization_id is 'The tenant.';
comment on column sso_break_glass_uses.session_id is 'The session.';
comment on column sso_break_glass_uses.member_id is 'The Admin.';
comment on column sso_break_glass_uses.reason is 'Why, in their words.';
comment on column sso_break_glass_uses.at is 'When they did.';
comment on column sso_break_glass_uses.until is 'Until when the session may enter.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['sso_connections', 'sso_certificates', 'sso_mapping', 'sso_domains', 'sso_identities',
    'sso_attempts', 'sso_used_assertions', 'sso_sign_ins', 'sso_automatic_seats', 'sso_missed_seats', 'sso_break_glass',
    'sso_break_glass_uses']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- Warning of certificates that end is about no Organization: while the setting is on, and only then, those can be found.
create policy ending_certificates on sso_certificates for select to rollcall_app
  using (current_setting('rollcall.ending_certificates', true) = 'on' and warned_at is null);

-- Clearing up is about no Organization either: while the setting is on, what has expired can be deleted, and nothing else.
create policy clearing_reads on sso_attempts for select to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and expires_at < now() - interval '1 day');
create policy clearing_deletes on sso_attempts for delete to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and expires_at < now() - interval '1 day');
create policy clearing_reads on sso_used_assertions for select to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and expires_at < now() - interval '1 day');
create policy clearing_deletes on sso_used_assertions for delete to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and expires_at < now() - interval '1 day');
create policy clearing_reads on sso_sign_ins for select to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and at < now() - interval '90 days');
create policy clearing_deletes on sso_sign_ins for delete to rollcall_app
  using (current_setting('rollcall.clearing_sso', true) = 'on' and at < now() - interval '90 days');
