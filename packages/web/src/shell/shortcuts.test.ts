import { describe, expect, it } from "vitest";
import { createShortcuts, type KeyPress } from "./shortcuts.ts";

function pressed(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, isModified: false, isTyping: false, isInDialog: false, ...more };
}

function aRegistry() {
  const shortcuts = createShortcuts();
  const ran: string[] = [];
  const add = (keys: string, name = keys, inDialogs = false) =>
    shortcuts.add({ keys, label: name, group: "", inDialogs, run: () => ran.push(name) });
  return { shortcuts, ran, add };
}

describe("shortcuts", () => {
  it("run by key and say that the key meant something", () => {
    const { shortcuts, ran, add } = aRegistry();
    add("/");
    expect(shortcuts.press(pressed("/"), 0)).toBe(true);
    expect(shortcuts.press(pressed("x"), 0)).toBe(false);
    expect(ran).toEqual(["/"]);
  });

  it("run a sequence only when its keys follow each other soon", () => {
    const { shortcuts, ran, add } = aRegistry();
    add("g m");
    shortcuts.press(pressed("g"), 0);
    shortcuts.press(pressed("m"), 5000);
    expect(ran).toEqual([]);
    shortcuts.press(pressed("g"), 6000);
    shortcuts.press(pressed("m"), 6300);
    expect(ran).toEqual(["g m"]);
  });

  it("take a key by itself when it does not finish a sequence", () => {
    const { shortcuts, ran, add } = aRegistry();
    add("g m");
    add("j");
    shortcuts.press(pressed("g"), 0);
    shortcuts.press(pressed("j"), 100);
    shortcuts.press(pressed("m"), 200);
    expect(ran).toEqual(["j"]);
  });

  it.each([
    ["while typing", { isTyping: true }],
    ["with a modifier, which is the browser's", { isModified: true }],
    ["behind an open dialog", { isInDialog: true }],
  ])("stay silent %s", (_, more) => {
    const { shortcuts, ran, add } = aRegistry();
    add("j");
    expect(shortcuts.press(pressed("j", more), 0)).toBe(false);
    expect(ran).toEqual([]);
  });

  it("work inside a dialog when they say so", () => {
    const { shortcuts, ran, add } = aRegistry();
    add("j", "j", true);
    shortcuts.press(pressed("j", { isInDialog: true }), 0);
    expect(ran).toEqual(["j"]);
  });

  it("belong to what was opened last, and come back when it closes", () => {
    const { shortcuts, ran, add } = aRegistry();
    add("j", "list");
    const remove = add("j", "details");
    shortcuts.press(pressed("j"), 0);
    remove();
    shortcuts.press(pressed("j"), 0);
    expect(ran).toEqual(["details", "list"]);
    expect(shortcuts.list().map(({ label }) => label)).toEqual(["list"]);
  });
});
