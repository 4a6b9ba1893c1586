import { getMe } from "@rollcall/contract/identity";
import { type Client, ProblemError } from "@rollcall/sdk";
import { describe, expect, it } from "vitest";
import { askToConfirm, confirming, settleConfirmation } from "./confirming.ts";

const refused = (code: "fresh_sign_in_required" | "last_admin") =>
  new ProblemError({ type: "", code, title: "", status: 403, doc_url: "", request_id: "" });

/** A client that is refused so many times and then answers. */
function refusing(times: number, code: Parameters<typeof refused>[0] = "fresh_sign_in_required") {
  let calls = 0;
  const client: Client = {
    async call() {
      calls += 1;
      if (calls <= times) throw refused(code);
      return `answer ${calls}` as never;
    },
  };
  return { client, calls: () => calls };
}

describe("confirming", () => {
  it("sends a stale request again once it is confirmed", async () => {
    const { client, calls } = refusing(1);
    expect(await confirming(client, async () => true).call(getMe, {})).toBe("answer 2");
    expect(calls()).toBe(2);
  });

  it("hands the refusal on when it is not", async () => {
    const { client, calls } = refusing(1);
    await expect(confirming(client, async () => false).call(getMe, {})).rejects.toThrow(ProblemError);
    expect(calls()).toBe(1);
  });

  it("asks for nothing else, and only once for one request", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return true;
    };
    await expect(confirming(refusing(1, "last_admin").client, ask).call(getMe, {})).rejects.toThrow(ProblemError);
    await expect(confirming(refusing(2).client, ask).call(getMe, {})).rejects.toThrow(ProblemError);
    expect(asked).toBe(1);
  });

  it("asks once for several requests at a time", async () => {
    const [one, two] = [askToConfirm(), askToConfirm()];
    settleConfirmation(true);
    expect(await Promise.all([one, two])).toEqual([true, true]);
  });
});
