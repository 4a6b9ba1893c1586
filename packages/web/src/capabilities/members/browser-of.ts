// Each names itself and the ones that it descends from, so the younger ones are asked first.
const browsers: [name: string, mark: RegExp][] = [
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\/|FxiOS\//],
  ["Chrome", /Chrome\/|CriOS\//],
  ["Safari", /Safari\//],
];
const systems: [name: string, mark: RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux|X11/],
];

/** What a session's user agent says in two words; nothing when it says nothing known. */
export function browserOf(userAgent: string | null): { browser: string; system: string } | undefined {
  const browser = browsers.find(([, mark]) => mark.test(userAgent ?? ""))?.[0];
  const system = systems.find(([, mark]) => mark.test(userAgent ?? ""))?.[0];
  return browser === undefined || system === undefined ? undefined : { browser, system };
}
