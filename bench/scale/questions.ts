/** What is asked of every target, in the order of the tables. */
export const questions = [
  "first page",
  "deep page",
  "filter by role",
  "search: last name",
  "search: part of an address",
  "search: two letters",
  "search: rare word",
  "search: no match",
  "user details",
  "invite",
  "accept",
  "change a role",
  "seat on and off",
  "remove",
  "verify a key, cold",
  "verify a key, hot",
  "SCIM filter",
  "SCIM create",
  "SCIM list",
] as const;
export type Question = (typeof questions)[number];

/** One HTTP request. */
export type Shot = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  headers: Record<string, string>;
  body?: unknown;
};

/** How one target is asked a question. */
export type Asking = {
  /** The request that is sent as the n-th. */
  shot(n: number): Shot;
  /** Makes what so many requests use up. What changes something is asked a number of times, what reads for a time. */
  prepare?(count: number): Promise<void>;
  /** How many things the first answer has to hold. */
  holds?(body: Body): boolean;
};

// biome-ignore lint/suspicious/noExplicitAny: every target answers in a form of its own.
export type Body = any;

/** A server with so many members in one Organization. */
export type Target = { name: string; url: string; processId: number; asks: Partial<Record<Question, Asking>> };

/** A server in a process of its own, which knows how to be asked about an Organization of each size. */
export type Contender = { name: string; at(crowd: Crowd): Promise<Target>; stop(): Promise<void> };

/** Some of the people that every target has, by their numbers: the same names and addresses everywhere. */
export type Crowd = { label: string; size: number; first: number };

export const SEARCHES = {
  "search: last name": "Motsuaki",
  "search: part of an address": "motsu",
  "search: two letters": "mo",
  "search: no match": "zzqx",
} as const;

/** Who is to be found by one word alone. */
export function rareWord({ first, size }: Crowd): string {
  return `x${first + Math.floor(size / 2)}x`;
}

/** A number that another run does not use. */
export function fresh(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}
