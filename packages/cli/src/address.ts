import { Failure } from "./failure.ts";

/** The address of a server, as what is kept for it is kept under. Refuses one over which anybody could read along. */
export function addressOf(text: string): string {
  const address = URL.parse(/^https?:\/\//.test(text) ? text : `https://${text}`);
  if (address === null) throw new Failure(`${text} is no address of a server.`);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
  if (address.protocol === "http:" && !isLocal) throw new Failure("A sign-in goes over https alone.");
  return address.origin;
}
