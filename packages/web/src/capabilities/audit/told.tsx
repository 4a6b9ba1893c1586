import type { AuditEvent } from "@rollcall/contract/audit";
import type { ReactNode } from "react";
import { ThingLink } from "./thing-link.tsx";

/** How the reader calls what events name by an id. */
export type Words = {
  rolesOf: (ids: readonly string[]) => string;
  productsOf: (ids: readonly string[]) => string;
  /** What a bulk change does. */
  deedOf: (action: string) => string;
  somebody: string;
};

/** What an event holds, as the parts of a sentence. */
export type Told = {
  /** The name of whatever an id of the payload means. */
  named: (field: string) => ReactNode;
  roles: (field: string) => ReactNode;
  products: (field: string) => ReactNode;
  plain: (field: string) => ReactNode;
  deed: (field: string) => ReactNode;
  /** Whether the field is true. */
  is: (field: string) => boolean;
  /** Whether somebody did it themselves to themselves. */
  isOwn: boolean;
  /** How many, where the field is a number or a list. */
  count: (field: string) => number;
};

/** Reads an event. A log may hold payloads of earlier versions: what is missing is "–". */
export function toldOf({ actor, subject, payload, names }: AuditEvent, words: Words): Told {
  const textOf = (field: string) => (typeof payload[field] === "string" ? payload[field] : "–");
  return {
    named: (field) => <Name id={textOf(field)}>{names[textOf(field)] ?? textOf(field)}</Name>,
    roles: (field) => <Name>{words.rolesOf(listOf(payload[field]))}</Name>,
    products: (field) => <Name>{words.productsOf(listOf(payload[field]))}</Name>,
    deed: (field) => <Name>{words.deedOf(textOf(field))}</Name>,
    plain: (field) => <Name>{textOf(field)}</Name>,
    is: (field) => payload[field] === true,
    isOwn: [subject.id, payload["user_id"], payload["member_id"]].includes(actor.id),
    count: (field) => (typeof payload[field] === "number" ? payload[field] : listOf(payload[field]).length),
  };
}

function listOf(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === "string");
}

/** A name in a sentence; `id` is whose it is. */
export function Name({ id = null, children }: { id?: string | null; children: ReactNode }) {
  return (
    <b className="font-medium break-words">
      <ThingLink id={id}>{children}</ThingLink>
    </b>
  );
}
