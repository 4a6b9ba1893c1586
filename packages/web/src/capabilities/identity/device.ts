export type Device = { browser: string | undefined; system: string | undefined; isPhone: boolean };

// The order matters: most browsers also claim to be the ones further down.
const browsers: readonly [name: string, mark: RegExp][] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
  ["curl", /^curl\//],
];

const systems: readonly [name: string, mark: RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows NT\b/],
  ["macOS", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

/** What a browser says about itself, in the words of its owner: "Firefox", "Windows". */
export function deviceOf(userAgent: string): Device {
  const system = nameIn(systems, userAgent);
  const isPhone = system === "iPhone" || (system === "Android" && /\bMobile\b/.test(userAgent));
  return { browser: nameIn(browsers, userAgent), system, isPhone };
}

function nameIn(known: readonly [name: string, mark: RegExp][], userAgent: string): string | undefined {
  return known.find(([, mark]) => mark.test(userAgent))?.[0];
}
