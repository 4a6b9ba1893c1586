import { type CompiledMessage, compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { french, frenchParts } from "./fr.ts";
import { sourceMessages } from "./source-messages.ts";

const messages = sourceMessages();

describe("the French texts", () => {
  it("translate every message of the panel", () => {
    expect([...messages].filter((message) => !Object.hasOwn(french, message))).toEqual([]);
  });

  it("translate nothing that the panel does not say", () => {
    expect(Object.keys(french).filter((message) => !messages.has(message))).toEqual([]);
  });

  it("translate each message in one place", () => {
    const all = Object.values(frenchParts).flatMap((part) => Object.keys(part));
    expect(all.filter((message, index) => all.indexOf(message) !== index)).toEqual([]);
  });

  it("keep the placeholders and the tags", () => {
    const changed = Object.entries(french).filter(([message, text]) => !sameHoles(message, text));
    expect(changed).toEqual([]);
  });

  it.each([
    ["a space before : ; ? ! or » that can break", / [:;?!»]/],
    ["a space behind « that can break", /« /],
    ["no space before ; ? ! or »", /[^\s\u00a0][;?!»]/],
    ["a typewriter's apostrophe or quotes", /['"“”]/],
    ["three dots", /\.\.\./],
    ["a space at an end, or two in a row", /^\s|\s$|\s\s/],
  ])("never have %s", (_, mistake) => {
    expect(Object.values(french).filter((text) => mistake.test(text))).toEqual([]);
  });
});

describe("sourceMessages", () => {
  it.each([
    ["Try again", "a literal given to t"],
    ["Show answered", "the second of a choice"],
    ["{inviter} invites you as {email}.", "a message of RichText"],
    ["Sign in first.", "a refusal"],
    ["Use Vibe.", "a permission"],
    ["Product access and personal profile settings.", "a role's description"],
    ["must have at most 1000 characters", "a rule of a form"],
  ])("finds %j, %s", (message) => {
    expect(messages.has(message)).toBe(true);
  });
});

function sameHoles(message: string, text: string): boolean {
  return [...holesOf(message)].sort().join() === [...holesOf(text)].sort().join();
}

/** The names to fill in and the tags. A translation may ask for a plural of its own: French inflects more than English. */
function holesOf(message: string): Set<string> {
  return new Set([...namesIn(compileMessageOrThrow(message)), ...(message.match(/<\/?\w+\/?>/g) ?? [])]);
}

function namesIn(compiled: CompiledMessage): string[] {
  return compiled.flatMap((part) => {
    if (typeof part === "string") return [];
    const [name, , choices] = part;
    const texts = typeof choices === "object" ? Object.values(choices ?? {}) : [];
    return [name, ...texts.filter((text) => Array.isArray(text)).flatMap(namesIn)];
  });
}
