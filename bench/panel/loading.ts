import { median } from "../numbers.ts";
import { type Answer, type openChromium, setDistance } from "./browser.ts";
import { type Vitals, vitalsOf } from "./vitals.ts";

type Chromium = Awaited<ReturnType<typeof openChromium>>;
/** A page of the panel, and what is there once it shows what it is for. */
export type Place = { name: string; path: string; shown: string; cookie: string | undefined };
export type Loaded = Omit<Vitals, "interactions"> & { name: string; requests: number; mostRows: number };

/** The first visit to a page, some times over: the median of each figure. */
export async function loading(chromium: Chromium, url: string, place: Place, times: number): Promise<Loaded> {
  const visits: (Vitals & { answers: Answer[] })[] = [];
  for (let time = 0; time < times; time += 1) visits.push(await visit(chromium, url, place));
  const middle = (of: (visit: (typeof visits)[number]) => number) => median(visits.map(of));
  return {
    name: place.name,
    firstPaint: middle(({ firstPaint }) => firstPaint),
    largestPaint: middle(({ largestPaint }) => largestPaint),
    blocking: middle(({ blocking }) => blocking),
    shift: middle(({ shift }) => shift),
    script: middle(({ script }) => script),
    requests: middle(({ answers }) => answers.length),
    mostRows: Math.max(...visits.flatMap(({ answers }) => answers.map(({ rows }) => rows))),
  };
}

async function visit(chromium: Chromium, url: string, { path, shown, cookie }: Place) {
  const visitor = await chromium.visit({ url, cookie });
  await setDistance(visitor, true);
  await visitor.page.goto(path);
  await visitor.page.locator(shown).first().waitFor();
  await visitor.page.waitForLoadState("networkidle");
  const vitals = await vitalsOf(visitor.page);
  await visitor.close();
  return { ...vitals, answers: visitor.answers };
}
