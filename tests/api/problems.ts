import { refusals } from "@rollcall/contract/refusals";
import { expect } from "vitest";

type Answer = { status: number; text: string; headers: Headers };

/** What would tell a stranger how the house is built. */
const INTERNALS =
  /\bat .+\.(?:ts|js|mjs):\d+|node_modules|packages\/server|\bselect .+ from\b|\binsert into\b|violates|relation "|syntax error|pg_|kysely|ZodError|Error:|[0-9a-f]{64}/i;

/** A refusal as the contract promises it: of the catalogue, as a problem document, about nothing but the request. */
export function expectProblem(
  what: string,
  { status, text, headers }: Answer,
  wanted: { status?: number; code?: string } = {},
): void {
  expect({ what, status, text }).toEqual({ what, status: expect.toSatisfy((each) => each >= 400 && each < 500), text });
  const problem = JSON.parse(text);
  expect({ what, code: problem.code, text }).toEqual({ what, code: expect.toBeOneOf(Object.keys(refusals)), text });
  expect({ what, ...problem }).toMatchObject({
    what,
    status,
    title: refusals[problem.code as keyof typeof refusals].title,
    request_id: headers.get("x-request-id"),
    ...wanted,
  });
  expect(refusals[problem.code as keyof typeof refusals].status).toBe(status);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect({ what, text }).toEqual({ what, text: expect.not.stringMatching(INTERNALS) });
}

export async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text(), headers: response.headers };
}
