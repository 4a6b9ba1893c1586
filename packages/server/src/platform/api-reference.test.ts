import { openApiDocument } from "@rollcall/contract/openapi";
import { refusalsOf } from "@rollcall/contract/openapi-refusals";
import { operations } from "@rollcall/contract/operations";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";

let app: TestApp;
const document = openApiDocument("http://rollcall.test");

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

test("the document is OpenAPI 3.1, and anybody may read it", async () => {
  const response = await app.send("GET", "/v1/openapi.json");
  expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
    status: 200,
    type: "application/json; charset=utf-8",
  });
  const served = await response.json();
  expect(served).toEqual(JSON.parse(JSON.stringify(document)));
  expect(await new Validator().validate(served)).toEqual({ valid: true });
});

describe("each operation", () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s says everything",
    (_, operation) => {
      const { name, summary, path, method, success, body, output, media } = operation;
      const described = document.paths[path]?.[method.toLowerCase()] as Described;
      expect(described).toMatchObject({ operationId: name, summary });
      const codes = Object.values(described.responses).flatMap(
        ({ content }) => content?.["application/problem+json"]?.schema.properties?.code?.enum ?? [],
      );
      expect(codes.toSorted()).toEqual(refusalsOf(operation).toSorted());
      expect(described.requestBody === undefined).toBe(body.type === "undefined");
      expect(exampleIn(described.requestBody)).toSatisfy((example) => body.safeParse(example).success);
      const answer = described.responses[success];
      expect(answer).toBeDefined();
      if (media === undefined) expect(exampleIn(answer)).toSatisfy((example) => output.safeParse(example).success);
    },
  );
});

test("every link inside the document leads somewhere", () => {
  const links = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
  const found = (path: string) =>
    path.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  expect([...new Set(links)].filter((path) => found(path) === undefined)).toEqual([]);
});

test("the page brings everything that it needs, and asks nobody else", async () => {
  const page = await app.send("GET", "/reference");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  const html = await page.text();
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  for (const path of ["/reference/page.js", "/reference/rapidoc-min.js"]) {
    const file = await app.send("GET", path);
    expect({ path, status: file.status, type: file.headers.get("content-type") }).toEqual({
      path,
      status: 200,
      type: expect.stringContaining("javascript"),
    });
  }
});

type Media = {
  schema: { properties?: { code?: { enum: string[] } } };
  examples?: { example?: { value: unknown } };
};
type Content = { content?: Record<string, Media> };
type Described = { requestBody?: Content; responses: Record<string, Content> };

function exampleIn(written: Content | undefined): unknown {
  return written?.content?.["application/json"]?.examples?.example?.value;
}
