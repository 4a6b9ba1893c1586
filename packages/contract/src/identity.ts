import * as z from "zod";
import { MemberId, OrganizationId, SessionId, SsoConnectionId, UserId } from "./ids.ts";
import { Session } from "./members.ts";
import { operation } from "./operation.ts";
import { OrganizationName } from "./organizations.ts";
import { Language, NewPassword, PersonName } from "./people.ts";
import { RoleId } from "./roles.ts";
import { ProductId } from "./subscriptions.ts";
import { EmailAddress } from "./text.ts";

const token = z.string().min(1).max(300);
/** A password as somebody types it to prove who they are; its strength was decided when it was chosen. */
export const GivenPassword = z.string().min(1, "must not be empty").max(256, "must have at most 256 characters");

/** The signed-in User with every Organization that they belong to. */
export const Me = z.object({
  id: UserId,
  email: z.string(),
  email_verified: z.boolean(),
  first_name: z.string(),
  last_name: z.string(),
  language: Language,
  has_password: z.boolean(),
  /** Whether signing in asks for a second factor: an authenticator app or a passkey is set up. */
  has_second_factor: z.boolean(),
  session_id: SessionId,
  /** The Organization's identity provider that this session came by; null for a sign-in of one's own. Then only that Organization is open to it. */
  signed_in_through: z
    .object({ organization_id: OrganizationId, connection_id: SsoConnectionId, connection_name: z.string() })
    .nullable(),
  memberships: z.array(
    z.object({
      organization: z.object({ id: OrganizationId, name: z.string() }),
      member_id: MemberId,
      status: z.enum(["active", "suspended"]),
      roles: z.array(RoleId),
      /** What each of the roles is called, for whom may not read roles; a custom one has a name of its own. */
      role_names: z.record(RoleId, z.string()),
      /** Where the Organization requires a second factor that this session has not shown: from when on it stays shut. */
      second_factor_due_at: z.iso.datetime().nullable(),
      /** Whether the Organization asks this person to sign in through single sign-on, and this session did not. */
      single_sign_on_required: z.boolean(),
      /** Whether they are named to enter without it in an emergency. */
      may_break_glass: z.boolean(),
      /** What the roles permit together; empty while suspended, and while something above keeps the Organization shut. */
      permissions: z.array(z.string()),
      seats: z.array(ProductId),
    }),
  ),
});
export type Me = z.infer<typeof Me>;

/** What can follow a password or a mailed link where the account has a second factor. */
export const secondStepMethods = ["totp", "passkey", "recovery_code"] as const;
export const SecondStepMethod = z.enum(secondStepMethods);
export type SecondStepMethod = z.infer<typeof SecondStepMethod>;

/** Signed in when `second_step` is null; otherwise one of these has to follow, in this browser and within minutes. */
export const SignInAnswer = z.object({ second_step: z.array(SecondStepMethod).nullable() });
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export const signInWithPassword = operation({
  name: "sign_in.password",
  summary: "Sign in with e-mail address and password. Sets the session cookie, or begins the second step.",
  method: "POST",
  path: "/v1/sign-in/password",
  access: "public",
  body: z.strictObject({ email: EmailAddress, password: GivenPassword }),
  output: SignInAnswer,
  success: 200,
  refusals: ["wrong_credentials", "rate_limited"],
});

export const sendSignInLink = operation({
  name: "sign_in.link.send",
  summary: "Mail a sign-in link. The answer is the same whether or not the address has an account.",
  method: "POST",
  path: "/v1/sign-in/link",
  access: "public",
  body: z.strictObject({ email: EmailAddress, return_to: z.string().max(500).optional() }),
  success: 202,
  refusals: ["rate_limited"],
});

export const acceptSignInLink = operation({
  name: "sign_in.link.accept",
  summary: "Sign in with the token of a mailed link. It works once. Begins the second step where there is one.",
  method: "POST",
  path: "/v1/sign-in/link/accept",
  access: "public",
  body: z.strictObject({ token }),
  output: SignInAnswer,
  success: 200,
  refusals: ["sign_in_link_invalid", "rate_limited"],
});

export const signOut = operation({
  name: "sign_out",
  summary: "End this session.",
  method: "POST",
  path: "/v1/sign-out",
  access: "public",
  success: 204,
  refusals: [],
});

export const sendPasswordReset = operation({
  name: "password_reset.send",
  summary: "Mail a link to choose a new password. The answer is the same whether or not the address has an account.",
  method: "POST",
  path: "/v1/password-reset",
  access: "public",
  body: z.strictObject({ email: EmailAddress }),
  success: 202,
  refusals: ["rate_limited"],
});

export const completePasswordReset = operation({
  name: "password_reset.complete",
  summary: "Choose a new password with the token of a mailed link. Ends every session of the User.",
  method: "POST",
  path: "/v1/password-reset/complete",
  access: "public",
  body: z.strictObject({ token, password: NewPassword }),
  success: 204,
  refusals: ["reset_link_invalid", "password_too_weak", "rate_limited"],
});

export const sendEmailVerification = operation({
  name: "email_verification.send",
  summary: "Mail a link that proves one's own e-mail address.",
  method: "POST",
  path: "/v1/email-verification",
  access: "signed_in",
  success: 202,
  refusals: ["rate_limited"],
});

export const completeEmailVerification = operation({
  name: "email_verification.complete",
  summary: "Prove one's own e-mail address with the token of a mailed link, signed in as who asked for it.",
  method: "POST",
  path: "/v1/email-verification/complete",
  access: "signed_in",
  body: z.strictObject({ token }),
  success: 204,
  refusals: ["verification_link_invalid", "rate_limited"],
});

export const getMe = operation({
  name: "me.get",
  summary: "Get the signed-in User with memberships, roles and permissions.",
  method: "GET",
  path: "/v1/me",
  access: "signed_in",
  takesProviderSession: true,
  output: Me,
  success: 200,
  refusals: [],
});

export const updateMe = operation({
  name: "me.update",
  summary: "Change one's own name or language.",
  method: "PATCH",
  path: "/v1/me",
  access: "signed_in",
  body: z.strictObject({
    first_name: PersonName.optional(),
    last_name: PersonName.optional(),
    language: Language.optional(),
  }),
  output: Me,
  success: 200,
  refusals: [],
});

export const changePassword = operation({
  name: "me.password.change",
  summary: "Change or set one's own password. Ends every other session.",
  method: "POST",
  path: "/v1/me/password",
  access: "signed_in",
  body: z.strictObject({ current_password: GivenPassword.optional(), new_password: NewPassword }),
  fresh: ({ current_password }) => current_password === undefined,
  success: 204,
  refusals: ["password_wrong", "password_too_weak", "email_not_verified", "rate_limited"],
});

export const listMySessions = operation({
  name: "me.sessions.list",
  summary: "List where one is signed in.",
  method: "GET",
  path: "/v1/me/sessions",
  access: "signed_in",
  output: z.object({ data: z.array(Session) }),
  success: 200,
  refusals: [],
});

export const revokeMySession = operation({
  name: "me.sessions.revoke",
  summary: "End one of one's own sessions.",
  method: "DELETE",
  path: "/v1/me/sessions/{session_id}",
  access: "signed_in",
  params: z.strictObject({ session_id: SessionId }),
  success: 204,
  refusals: [],
});

export const revokeMyOtherSessions = operation({
  name: "me.sessions.revoke_others",
  summary: "End every session of one's own but this one.",
  method: "DELETE",
  path: "/v1/me/sessions",
  access: "signed_in",
  output: z.object({ revoked: z.number().int() }),
  success: 200,
  refusals: [],
});

export const setUp = operation({
  name: "setup",
  summary: "Make the first Organization and its Admin with the one-time link that the first start prints.",
  method: "POST",
  path: "/v1/setup",
  access: "public",
  body: z.strictObject({
    token,
    organization_name: OrganizationName,
    first_name: PersonName,
    last_name: PersonName,
    email: EmailAddress,
    password: NewPassword,
  }),
  output: z.object({ organization_id: OrganizationId }),
  success: 201,
  refusals: ["setup_link_invalid", "password_too_weak", "email_taken", "rate_limited"],
});
