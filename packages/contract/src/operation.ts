import * as z from "zod";
import type { OrganizationPermission, WorkspacePermission } from "./permissions.ts";
import type { RefusalCode } from "./refusals.ts";

/**
 * Who may call: anybody, any signed-in User, any active Member of the Organization in the path, or who holds the
 * permission there; for a permission of Workspaces, in the Workspace that the path names.
 */
export type Access = "public" | "signed_in" | "member" | OrganizationPermission | WorkspacePermission;

/**
 * One call of the public API, described once; server, panel, SDK and OpenAPI all read it.
 * `path` is written as in OpenAPI: `/v1/organizations/{organization_id}/members`.
 */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> = {
  readonly name: string;
  readonly summary: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly access: Access;
  /** Another permission that lets in as well: who may do it to all may do it to their own. */
  readonly orAccess?: OrganizationPermission | WorkspacePermission;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly output: Out;
  readonly success: 200 | 201 | 202 | 204;
  /** The media types of a file that is streamed, of which `output` is the text; without them the answer is JSON. */
  readonly media?: readonly [string, ...string[]];
  readonly refusals: readonly RefusalCode[];
  /**
   * Whether who calls has to have proven who they are in the last ten minutes: always, never, or by what they ask for.
   * Without it the door answers `fresh_sign_in_required`.
   */
  readonly fresh: Fresh;
  /**
   * Whether a session that an identity provider of an Organization began may call it, outside of that Organization: such a
   * session says nothing about the rest of what its User owns. Otherwise the door answers `own_sign_in_required`.
   */
  readonly takesProviderSession: boolean;
  /**
   * Whether an Admin API key may call it. What asks for a fresh sign-in is for people, as nobody is there to confirm; what
   * is about one's own account is as well. `sometimes`: unless the body asks for a fresh sign-in. Otherwise the door answers
   * `person_required`.
   */
  readonly adminKeys: "always" | "sometimes" | "never";
  /** Work on many at once: it is counted against a budget of its own, so that it leaves room for everything else. */
  readonly isBulk?: true | undefined;
  /**
   * That the answer carries an `ETag` of these fields, which are those that people edit, and that a change heeds `If-Match`.
   * A dot leads inside: `role.name`.
   */
  readonly etag?: EntityTag | undefined;
  /** Decides by the body, where `fresh` is `sometimes`. A method, so that every operation is an `AnyOperation`. */
  asksFresh(body: z.output<Body>): boolean;
};

export type Fresh = "always" | "sometimes" | "never";

export type EntityTag = { counts: readonly string[] };

/** For how long a sign-in, or proving oneself again, counts as fresh. */
export const FRESH_FOR_MINUTES = 10;

export type AnyOperation = Operation;

type Spec<P, Q, B extends z.ZodType, O> = Omit<
  Operation,
  "params" | "query" | "body" | "output" | "fresh" | "asksFresh" | "takesProviderSession" | "adminKeys"
> & {
  params?: P;
  query?: Q;
  body?: B;
  output?: O;
  /** Asks for a fresh sign-in: always, or when the body says so. */
  fresh?: true | ((body: z.output<B>) => boolean);
  takesProviderSession?: true;
  /** Opens to Admin API keys what asks for a fresh sign-in, or closes what does not. */
  adminKeys?: "always" | "never";
};

/** Declares an operation. What is left out (params, query, body, output) is nothing. */
export function operation<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodUndefined,
>(spec: Spec<P, Q, B, O>): Operation<P, Q, B, O> {
  const { params = nothing, query = nothing, body = nothing, output = nothing, fresh, ...rest } = spec;
  const { takesProviderSession = false } = spec;
  const freshness =
    typeof fresh === "function"
      ? ({ fresh: "sometimes", asksFresh: fresh } as const)
      : ({ fresh: fresh ? "always" : "never", asksFresh: () => fresh === true } as const);
  const adminKeys = spec.adminKeys ?? openTo(rest.access, freshness.fresh);
  // The cast is sound: a part that is left out has `nothing` as its type parameter's default.
  return {
    ...rest,
    ...freshness,
    takesProviderSession,
    adminKeys,
    params,
    query,
    body,
    output,
  } as unknown as Operation<P, Q, B, O>;
}

function openTo(access: Access, fresh: Fresh): Operation["adminKeys"] {
  if (access === "public" || access === "signed_in" || fresh === "always") return "never";
  return fresh === "sometimes" ? "sometimes" : "always";
}

const nothing = z.undefined();
