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
  readonly refusals: readonly RefusalCode[];
};

export type AnyOperation = Operation;

type Spec<P, Q, B, O> = Omit<Operation, "params" | "query" | "body" | "output"> & {
  params?: P;
  query?: Q;
  body?: B;
  output?: O;
};

/** Declares an operation. What is left out (params, query, body, output) is nothing. */
export function operation<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodUndefined,
>(spec: Spec<P, Q, B, O>): Operation<P, Q, B, O> {
  const { params = nothing, query = nothing, body = nothing, output = nothing, ...rest } = spec;
  // The cast is sound: a part that is left out has `nothing` as its type parameter's default.
  return { ...rest, params, query, body, output } as unknown as Operation<P, Q, B, O>;
}

const nothing = z.undefined();
