-- Whoever loses a right is asked for the links that they copied: few events among all that they did.
create index audit_events_links_copied on audit_events (organization_id, actor_id) where name = 'invitation.link_copied';
