/** The words by which a client tells errors apart (RFC 7644, table 9). */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "invalidVers"
  | "sensitive";

export type ScimStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 429 | 500 | 501 | 503;

export const ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

/** A "no" in the words of SCIM. Nothing else leaves the protocol. */
export class ScimError extends Error {
  override readonly name = "ScimError";
  readonly status: ScimStatus;
  readonly scimType: ScimType | undefined;

  constructor(status: ScimStatus, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

/** A request that cannot be taken as it is. */
export function bad(scimType: ScimType, detail: string): ScimError {
  return new ScimError(400, detail, scimType);
}

/** The body of an error; its status is text, as the standard has it. */
export function errorBody({ status, scimType, message }: ScimError) {
  return {
    schemas: [ERROR_SCHEMA],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: message,
  };
}
