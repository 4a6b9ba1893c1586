import { EmailAddress } from "@rollcall/contract/text";
import { bad } from "../../platform/scim/error.ts";
import { isObject, type JsonObject } from "../../platform/scim/json.ts";

/** What Rollcall understands of a user that a directory sent. */
export type Person = {
  userName: string;
  userNameKey: string;
  externalId: string | null;
  email: string;
  emailKeys: string[];
  first_name: string;
  last_name: string;
  /** Undefined where the directory does not say. */
  isActive: boolean | undefined;
};

/** What it understands of a Group. */
export type SentGroup = { name: string; nameKey: string; externalId: string | null };

// An index holds about 2,700 bytes.
const MAX_KEY = 500;
const MAX_NAME = 100;
const MAX_GROUP_NAME = 255;

export function personIn(resource: JsonObject): Person {
  const userName = textAt(resource, "userName");
  return {
    userName,
    userNameKey: key("userName", userName),
    externalId: externalIdOf(resource),
    email: emailOf(resource, userName),
    emailKeys: emailKeysOf(resource),
    ...namesOf(resource),
    isActive: typeof resource["active"] === "boolean" ? resource["active"] : undefined,
  };
}

export function groupIn(resource: JsonObject): SentGroup {
  const displayName = textAt(resource, "displayName");
  const name = cleaned(displayName);
  if (name === "") throw bad("invalidValue", "displayName is missing.");
  if (name.length > MAX_GROUP_NAME) throw bad("invalidValue", `displayName has at most ${MAX_GROUP_NAME} characters.`);
  return { name, nameKey: key("displayName", displayName), externalId: externalIdOf(resource) };
}

function externalIdOf(resource: JsonObject): string | null {
  const text = textAt(resource, "externalId");
  return text === "" ? null : limited("externalId", text);
}

function key(name: string, text: string): string {
  return limited(name, text).toLowerCase();
}

function limited(name: string, text: string): string {
  if (text.length > MAX_KEY) throw bad("invalidValue", `${name} has at most ${MAX_KEY} characters.`);
  return text;
}

type Email = { value: string; type: string; isPrimary: boolean };

function emailsIn(resource: JsonObject): Email[] {
  const sent = Array.isArray(resource["emails"]) ? resource["emails"] : [];
  return sent.filter(isObject).map((each) => ({
    value: textAt(each, "value"),
    type: textAt(each, "type").toLowerCase(),
    isPrimary: each["primary"] === true,
  }));
}

const MAX_EMAILS = 100;

/** The addresses that a filter finds the user by, each once. */
function emailKeysOf(resource: JsonObject): string[] {
  const keys = new Set(emailsIn(resource).map(({ value }) => key("An e-mail address", value)));
  if (keys.size > MAX_EMAILS) throw bad("invalidValue", `A user has at most ${MAX_EMAILS} e-mail addresses.`);
  return [...keys];
}

/** The address that counts here: the primary one, else the one at work, else the first; else the name, if it is one. */
function emailOf(resource: JsonObject, userName: string): string {
  const sent = emailsIn(resource);
  const order = [...sent.filter((each) => each.isPrimary), ...sent.filter(({ type }) => type === "work"), ...sent];
  for (const text of [...order.map(({ value }) => value), userName]) {
    const address = EmailAddress.safeParse(text);
    if (address.success) return address.data;
  }
  throw bad("invalidValue", "There is no e-mail address in emails, nor is userName one.");
}

function namesOf(resource: JsonObject): { first_name: string; last_name: string } {
  const name = isObject(resource["name"]) ? resource["name"] : {};
  const [first, last] = [textAt(name, "givenName"), textAt(name, "familyName")];
  if (first !== "" || last !== "") return { first_name: short(first), last_name: short(last) };
  const whole = cleaned(textAt(name, "formatted") || textAt(resource, "displayName"));
  const end = whole.lastIndexOf(" ");
  return { first_name: short(whole.slice(0, Math.max(end, 0))), last_name: short(whole.slice(end + 1)) };
}

function short(text: string): string {
  return cleaned(text).slice(0, MAX_NAME).toWellFormed().trim();
}

/** As names are kept: one line, without what disguises one name as another. What was sent is given back as it was. */
function cleaned(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

function textAt(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === "string" ? value : "";
}
