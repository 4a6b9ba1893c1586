/** Where an endpoint is, for the audit log and mails: the rest of its address may hold a secret of the receiver. */
export function shownAddress(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return pathname === "/" && search === "" ? origin : `${origin}/…`;
}
