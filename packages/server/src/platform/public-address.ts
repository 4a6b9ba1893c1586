import ipaddr from "ipaddr.js";

// What providers serve inside their own networks at addresses that look public.
const METADATA = ["168.63.129.16"];
// IPv6 that is routed on the internet; the rest is local, reserved, or leads to an IPv4 address in disguise.
const ROUTED = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/** Whether an IP address belongs to the public internet: not to this machine, its network, a provider's inside, or nobody. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || METADATA.includes(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(ROUTED);
}

/** Whether an IP address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";
}

/** Whether a text names a network of IP addresses, such as `10.20.0.0/16`. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

/** Whether an IP address is in one of these networks. What a provider serves at link-local addresses never counts. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address) || METADATA.includes(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() === "linkLocal") return false;
  return networks.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(network);
    return parsed.kind() === range.kind() && parsed.match(range, bits);
  });
}
