import { operations } from "@rollcall/contract/operations";
import { expect, test } from "vitest";
import { fieldsOfOperation, fieldsTyped } from "./command.ts";
import { nouns } from "./nouns.ts";

const verbs = nouns.flatMap(({ name, verbs: each }) =>
  each.map((verb) => ({ command: `${name} ${verb.usage}`, verb })),
);

/** What a terminal cannot do, or does in another way. */
const elsewhere: Record<string, string> = {
  "sign_in.password": "rollcall login",
  "sign_in.second_step.get": "rollcall login",
  "sign_in.second_step.take": "rollcall login",
  sign_out: "rollcall logout",
  "sign_out.sso": "a session of a browser",
  "me.confirm": "asked for where the server wants it",
  "me.password.change": "a password is not typed as an argument",
  "me.totp.start": "shows a code to be read by a phone",
  "me.totp.confirm": "shows a code to be read by a phone",
  setup: "the link of the first start, in a browser",
};
const IN_A_BROWSER =
  /passkey|sign_in\.link|sign_in\.sso|password_reset|email_verification\.complete|sign_up|invitation_links\.sign_up/;

test("every operation of the API has a command", () => {
  const done = new Set(verbs.map(({ verb }) => verb.operation.name));
  const missing = operations
    .map(({ name }) => name)
    .filter((name) => !done.has(name) && !Object.hasOwn(elsewhere, name) && !IN_A_BROWSER.test(name));
  expect(missing).toEqual([]);
});

test.each(verbs)("$command names everything in its path", ({ verb }) => {
  const typed = fieldsTyped(verb).map(({ name }) => name);
  const inPath = fieldsOfOperation(verb.operation).filter(({ place }) => place === "params");
  expect(inPath.map(({ name }) => name).filter((name) => !typed.includes(name))).toEqual([]);
});

test.each(verbs.filter(({ verb }) => verb.operation.method === "DELETE"))(
  "$command asks before it does",
  ({ verb }) => {
    const isGentle = /end-|seat-off|end-session/.test(verb.usage);
    expect(verb.question !== undefined || isGentle).toBe(true);
  },
);
