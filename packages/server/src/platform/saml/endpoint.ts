import { isLoopbackAddress } from "../public-address.ts";

const LONGEST = 2_048;

/** Whether browsers may be sent to an address: https, or in development this machine by http; no user name, no fragment. */
export function isEndpoint(address: string, { allowsLoopback = false }: { allowsLoopback?: boolean } = {}): boolean {
  if (address.length > LONGEST || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (`${username}${password}${hash}` !== "") return false;
  const isHere = hostname === "localhost" || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, "$1"));
  return protocol === "https:" || (protocol === "http:" && allowsLoopback && isHere);
}
