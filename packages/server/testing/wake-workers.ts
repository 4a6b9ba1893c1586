/** Tells the workers that something has become due; by themselves they would see it seconds later. */
export const WAKE_WORKERS = `select pg_notify('jobs:insert', '{"count":20}')`;
