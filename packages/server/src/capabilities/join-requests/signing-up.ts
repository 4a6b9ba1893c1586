import { randomUUID } from "node:crypto";
import { Language } from "@rollcall/contract/people";
import * as z from "zod";
import { minutesAfter } from "../../platform/clock.ts";
import type { Call } from "../../platform/http.ts";
import type { Mail } from "../../platform/mail.ts";
import { addJobs } from "../../platform/outbox.ts";
import { type Limit, type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { NOTHING, noOrigin, type Platform, readUser, transactUser, useOrganization } from "../../platform/transact.ts";
import { hashPassword } from "../identity/auth.ts";
import { createUser, planLinkMail, type StartedSession, startSession } from "../identity/commands.ts";
import { choosePassword } from "../identity/rules.ts";
import { findUserByEmail } from "../identity/store.ts";
import { findOffer } from "./facts.ts";
import { signUpMail } from "./mails.ts";

export const SIGN_UP_MAIL = "join-requests.send_sign_up_link";
const LINK_VALID_MINUTES = 60;

const QUARTER_OF_AN_HOUR = 15 * 60;
const WISHES_FROM_NETWORK: Limit = { name: "sign-up-network", tries: 30, perSeconds: QUARTER_OF_AN_HOUR };
const WISHES_OF_ADDRESS: Limit = { name: "sign-up-address", tries: 5, perSeconds: QUARTER_OF_AN_HOUR };
const USES_FROM_NETWORK: Limit = { name: "sign-up-use-network", tries: 60, perSeconds: QUARTER_OF_AN_HOUR };

const Wish = z.object({ email: z.string(), language: Language, mail_id: z.string(), asked_at: z.coerce.date() });
const Link = z.object({ email: z.string(), language: Language, expires_at: z.coerce.date() });

/** Plans the mail. Whether there is anything to sign up for is looked up later, so that the answer cannot tell. */
export async function sendSignUpLink(
  { platform, actor, origin }: Call,
  limiter: Limiter,
  { email, language }: { email: string; language: Language },
): Promise<undefined> {
  await limiter.count(WISHES_FROM_NETWORK, networkOf(origin));
  await limiter.count(WISHES_OF_ADDRESS, email);
  return transactUser(platform, { actor, origin }, async ({ tx, secrets, now }) => {
    const wish = { email, language, mail_id: randomUUID(), asked_at: now };
    // Sealed while it waits: it names an address.
    await addJobs(tx, [
      { identifier: SIGN_UP_MAIL, payload: { sealed: secrets.seal(SIGN_UP_MAIL, JSON.stringify(wish)) } },
    ]);
    return { answer: undefined, userEvents: NOTHING };
  });
}

const scope = { actor: { kind: "system", cause: "mailed link" }, origin: noOrigin } as const;

/**
 * The mail that was asked for: none where no Organization lets people of the domain join. Whoever has an account gets a
 * link to sign in.
 */
export async function signUpMailFor(platform: Platform, payload: unknown): Promise<Mail | undefined> {
  const { sealed } = z.object({ sealed: z.string() }).parse(payload);
  const { email, language, mail_id, asked_at } = Wish.parse(JSON.parse(platform.secrets.unseal(SIGN_UP_MAIL, sealed)));
  const expiresAt = minutesAfter(asked_at, LINK_VALID_MINUTES);
  if (expiresAt <= platform.clock()) return undefined;
  const user = await findUserByEmail(platform.database, email);
  if (user !== undefined) {
    await transactUser(platform, scope, async (work) => {
      await planLinkMail(work, { purpose: "sign_in", email });
      return { answer: undefined, userEvents: NOTHING };
    });
    return undefined;
  }
  if (!(await isLetIn(platform, email))) return undefined;
  const link = JSON.stringify({ email, language, expires_at: expiresAt });
  const url = `${platform.publicUrl}/sign-up#${platform.secrets.seal(LINK, link)}`;
  return signUpMail({ id: mail_id, to: email, language, url, expiresAt });
}

const LINK = "join-requests.sign-up-link";

function isLetIn(platform: Platform, email: string): Promise<boolean> {
  return readUser(platform, scope, async ({ db }) => {
    const offer = await findOffer(db, email, (organizationId) => useOrganization(db, organizationId));
    return offer !== undefined;
  });
}

export type SignUp = { token: string; first_name: string; last_name: string; password: string };

/** Makes an account for the address that the link was mailed to, which the link proves. The address takes one account, once. */
export async function completeSignUp(call: Call, limiter: Limiter, wish: SignUp): Promise<StartedSession> {
  const { platform, actor, origin } = call;
  await limiter.count(USES_FROM_NETWORK, networkOf(origin));
  const link = readLink(platform.secrets, wish.token);
  const isOver = link === undefined || link.expires_at <= platform.clock() || !(await isLetIn(platform, link.email));
  if (isOver) throw new Refusal("sign_up_link_invalid");
  const { email, language } = link;
  const isTaken = (await findUserByEmail(platform.database, email)) !== undefined;
  if (isTaken) throw new Refusal("email_taken");
  granted(choosePassword(wish.password, email));
  const passwordHash = await hashPassword(wish.password);

  return transactUser(platform, { actor, origin }, async (work) => {
    const { first_name, last_name } = wish;
    const wanted = { email, first_name, last_name, language, passwordHash, emailVerified: true };
    const { user, event } = await createUser(work, wanted);
    const replaces = "sessionId" in actor ? actor.sessionId : undefined;
    const { session, event: signedIn } = await startSession(work, { userId: user.id, method: "magic_link", replaces });
    return { answer: session, userEvents: [event, signedIn] };
  });
}

function readLink(secrets: Secrets, token: string): z.output<typeof Link> | undefined {
  // Decoding skips what is no letter of it, and one link is spelled one way.
  if (!/^[\w-]+$/.test(token)) return undefined;
  try {
    return Link.parse(JSON.parse(secrets.unseal(LINK, token)));
  } catch {
    return undefined;
  }
}
