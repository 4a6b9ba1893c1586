------------------------------------------------------------------ What a session has proven

alter table sessions add column authenticated_at timestamptz;
update sessions set authenticated_at = created_at;
alter table sessions alter column authenticated_at set not null;
alter table sessions add column second_factor text check (second_factor in ('totp', 'recovery_code', 'passkey'));
comment on column sessions.authenticated_at is 'When the User last proved who they are: by signing in, or by confirming it again.';
comment on column sessions.second_factor is 'The second factor that this session has shown; empty when none.';
comment on column sessions.method is 'How the User signed in: password, magic_link, passkey, sso, invitation, setup.';

create table half_sign_ins (
  token_hash text collate "C" primary key,
  user_id text collate "C" not null references users (id) on delete cascade,
  method text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index half_sign_ins_by_user on half_sign_ins (user_id);
comment on table half_sign_ins is 'Sign-ins whose first step is done: they open nothing but the second step, in the browser that began.';
comment on column half_sign_ins.token_hash is 'SHA-256 of the secret in the cookie, in hexadecimal.';
comment on column half_sign_ins.user_id is 'Who signs in.';
comment on column half_sign_ins.method is 'The first step: password or magic_link.';
comment on column half_sign_ins.expires_at is 'When signing in has to begin again.';
comment on column half_sign_ins.created_at is 'When the first step was done.';

------------------------------------------------------------------ Second factors of Users (global)

create table totp_apps (
  user_id text collate "C" primary key references users (id) on delete cascade,
  sealed_secret text not null,
  last_step bigint not null,
  created_at timestamptz not null
);
comment on table totp_apps is 'The authenticator app of a User.';
comment on column totp_apps.user_id is 'Whose app.';
comment on column totp_apps.sealed_secret is 'The shared secret, encrypted with the secret of the server.';
comment on column totp_apps.last_step is 'The time step of the last code that was taken: neither it nor an earlier one is taken again.';
comment on column totp_apps.created_at is 'When it was set up.';

create table recovery_codes (
  user_id text collate "C" not null references users (id) on delete cascade,
  code_hash text collate "C" not null,
  created_at timestamptz not null,
  primary key (user_id, code_hash)
);
comment on table recovery_codes is 'Codes that stand in for a second factor, once each: a used one is deleted.';
comment on column recovery_codes.user_id is 'Whose codes.';
comment on column recovery_codes.code_hash is 'A code under a key of the server and of its User: of no use to who copies the database.';
comment on column recovery_codes.created_at is 'When it was made.';

create table passkeys (
  id text collate "C" primary key,
  user_id text collate "C" not null references users (id) on delete cascade,
  credential_id text collate "C" not null unique,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}',
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_by_user on passkeys (user_id);
comment on table passkeys is 'Passkeys of Users. Each is both factors: it signs in alone.';
comment on column passkeys.id is 'pky_ and a UUIDv7.';
comment on column passkeys.user_id is 'Whose passkey.';
comment on column passkeys.credential_id is 'The name that the authenticator gave it, in base64url.';
comment on column passkeys.public_key is 'The public half, as COSE writes it.';
comment on column passkeys.sign_count is 'The counter of the authenticator at the last use; one that falls betrays a copy.';
comment on column passkeys.transports is 'How browsers reach it.';
comment on column passkeys.name is 'As its owner calls it.';
comment on column passkeys.is_synced is 'Whether its provider keeps it on several devices.';
comment on column passkeys.created_at is 'When it was added.';
comment on column passkeys.last_used_at is 'When it was last used.';

create table passkey_challenges (
  challenge_hash text collate "C" primary key,
  purpose text not null check (purpose in ('add', 'sign_in', 'second_step', 'confirm')),
  user_id text collate "C" references users (id) on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenges_by_expiry on passkey_challenges (expires_at);
comment on table passkey_challenges is 'Challenges that wait for the answer of a passkey; each is taken once.';
comment on column passkey_challenges.challenge_hash is 'SHA-256 of the challenge, in hexadecimal.';
comment on column passkey_challenges.purpose is 'What the answer is for: an answer for one thing is none for another.';
comment on column passkey_challenges.user_id is 'Whose passkey has to answer; empty where any may sign in.';
comment on column passkey_challenges.expires_at is 'When it is too late.';

grant select, insert, update, delete on half_sign_ins, totp_apps, recovery_codes, passkeys, passkey_challenges to rollcall_app;

------------------------------------------------------------------ What an Organization requires

alter table organizations add column second_factor_required_since timestamptz;
alter table organizations add column second_factor_grace_days integer not null default 7
  check (second_factor_grace_days between 0 and 90);
comment on column organizations.second_factor_required_since is 'Since when every member needs a second factor; empty while none does.';
comment on column organizations.second_factor_grace_days is 'How many days a member has to set one up, from then or from when they joined.';
