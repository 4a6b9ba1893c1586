import { ensurePanel } from "../../scripts/panel.ts";
import { startProduct } from "../product.ts";
import type { Crowd } from "../scale/questions.ts";
import { sessionSecret } from "../scale/rollcall/seed.ts";
import { type ScaleOptions, SIZES } from "../scale/scale.ts";
import { openChromium, type Visitor } from "./browser.ts";
import { type Loaded, loading, type Place } from "./loading.ts";
import { seedPlace } from "./place.ts";
import { report } from "./report.ts";
import { type Flick, type Scrolled, scrolling, scrollingPlainRows } from "./scrolling.ts";
import { opening, type Typed, typing } from "./typing.ts";

/** First names of one member in sixty-four each. */
const WORDS: [string, string] = ["rosa", "theo"];

export type Measured = {
  members: string;
  loaded: Loaded[];
  typed: Typed;
  opened: Awaited<ReturnType<typeof opening>>;
  scrolled: Scrolled;
  plain: Flick;
};

/** What the Admin Panel costs in a browser with so many members: what is shown when, typing, scrolling. */
export async function panel({ quick, members = quick ? "100k" : "1m" }: ScaleOptions): Promise<void> {
  if (!(await ensurePanel())) throw new Error("The panel does not build.");
  const crowd = SIZES[members];
  if (crowd === undefined) throw new Error(`--members takes one of ${Object.keys(SIZES).join(", ")}`);
  const product = await startProduct({ RATE_LIMIT_PEOPLE: "1000000" });
  const chromium = await openChromium();
  try {
    const place = await seedPlace(product, crowd);
    const measured = await measure({ ...place, url: product.url, chromium, crowd, times: quick ? 1 : 5 });
    report({ ...measured, members }, { chromium: chromium.version, isKept: !quick });
  } finally {
    await chromium.close();
    await product.stop();
  }
}

type Subject = {
  url: string;
  chromium: Awaited<ReturnType<typeof openChromium>>;
  crowd: Crowd;
  organizationId: string;
  memberId: string;
  times: number;
};

/** Everything, one after the other, as an Admin. */
export async function measure({ url, chromium, crowd, organizationId, memberId, times }: Subject) {
  const cookie = sessionSecret(crowd, 0);
  const loaded: Loaded[] = [];
  for (const place of placesOf(`/o/${organizationId}`, memberId, cookie))
    loaded.push(await loading(chromium, url, place, times));

  const onMembers = async <Result>(act: (visitor: Visitor) => Promise<Result>): Promise<Result> => {
    const visitor = await chromium.visit({ url, cookie });
    await visitor.page.goto(`/o/${organizationId}/members`);
    await visitor.page.locator("[data-row]").first().waitFor();
    await visitor.page.waitForLoadState("networkidle");
    return act(visitor).finally(visitor.close);
  };
  return {
    loaded,
    typed: await onMembers((visitor) => typing(visitor, WORDS)),
    opened: await onMembers((visitor) => opening(visitor, 3)),
    scrolled: await onMembers(scrolling),
    plain: await onMembers(scrollingPlainRows),
  };
}

function placesOf(base: string, memberId: string, cookie: string): Place[] {
  const row = "main tbody tr, main [data-row], main li";
  return [
    { name: "Sign in", path: "/sign-in", shown: "input[type=password]", cookie: undefined },
    { name: "Members", path: `${base}/members`, shown: row, cookie },
    {
      name: "User Details",
      path: `${base}/members/${memberId}/profile`,
      shown: "[role=dialog] >> text=User ID",
      cookie,
    },
    { name: "Groups", path: `${base}/groups`, shown: row, cookie },
    { name: "Workspaces", path: `${base}/workspaces`, shown: row, cookie },
    { name: "Audit log", path: `${base}/audit`, shown: row, cookie },
    { name: "Subscriptions", path: `${base}/subscriptions`, shown: "main h2", cookie },
  ];
}
