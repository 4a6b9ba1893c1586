alter table webhook_tries add column url text not null default '';
comment on column webhook_tries.url is 'Where it went; the endpoint may have moved since.';
