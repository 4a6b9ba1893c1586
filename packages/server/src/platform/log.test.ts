import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("an error is told without what comes with it", () => {
  const error = Object.assign(new Error("duplicate key value"), {
    code: "23505",
    detail: "Key (name)=(Ada Lovelace) already exists.",
    parameters: ["Ada Lovelace"],
    cause: new Error("nobody@example.test is gone"),
  });
  const line = written((log) => log.error({ err: error, request_id: "req_1" }, "internal_error"));
  expect(JSON.parse(line)).toMatchObject({
    request_id: "req_1",
    err: { code: "23505", message: "duplicate key value", cause: { message: "[address] is gone" } },
  });
  expect(line).toContain("log.test.ts");
  expect(line).not.toMatch(/Ada|nobody/);
});

test("secrets and addresses do not get through, whatever they are called", () => {
  const secret = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE";
  const line = written((log) => {
    log.warn({ password: "hunter2", about: { token: "t0k3n" }, anything: [secret] }, "to ada@example.test");
    log.warn(new Error(secret), "ada@example.test");
  });
  expect(line).not.toMatch(/hunter2|t0k3n|Zm9v|ada@/);
});
