import { startProduct } from "../product.ts";
import { betterAuth, isInstalled } from "./better-auth/better-auth.ts";
import { memory } from "./cpu.ts";
import { drive, type Pace, type Run, warmUp } from "./drive.ts";
import { floor } from "./floor/floor.ts";
import { type Contender, type Crowd, type Question, questions } from "./questions.ts";
import { type Row, report, rowOf } from "./report.ts";
import { rollcall } from "./rollcall/rollcall.ts";
import { type Place, seedRollcall } from "./rollcall/seed.ts";

const WHOLE = { repetitions: 3, seconds: 0.6, writes: [30, 200] };
const QUICK = { repetitions: 3, seconds: 0.4, writes: [20, 160] };
type Effort = typeof WHOLE;

/** The crowds that there can be. */
export const SIZES: Record<string, Crowd> = {
  "1k": { label: "1k", size: 1_000, first: 1 },
  "10k": { label: "10k", size: 10_000, first: 10_001 },
  "100k": { label: "100k", size: 100_000, first: 100_001 },
  "1m": { label: "1m", size: 1_000_000, first: 1_000_001 },
};

export type ScaleOptions = { quick: boolean; members?: string | undefined; only?: string | undefined };

/** What the same requests cost with few members and with many, beside what else could answer them; all take turns in one run. */
export async function scale({ quick, members = "1k,100k,1m", only = "" }: ScaleOptions): Promise<void> {
  const crowds = members.split(",").map((label) => {
    const crowd = SIZES[label];
    if (crowd === undefined) throw new Error(`--members takes ${Object.keys(SIZES).join(", ")}`);
    return crowd;
  });
  const effort = quick ? QUICK : WHOLE;
  const generous = String(1_000_000);
  const product = await startProduct({ RATE_LIMIT_PEOPLE: generous, RATE_LIMIT_DIRECTORY: generous, TRUST_PROXY: "1" });
  const contenders: Contender[] = [];
  try {
    const places = new Map<Crowd, Place>();
    for (const crowd of crowds)
      places.set(crowd, await timed(`seed ${crowd.label}`, () => seedRollcall(product, crowd)));
    await timed("vacuum", () => product.sql("vacuum analyze"));
    contenders.push(await floor(product, places), rollcall(product, places));
    if (isInstalled) contenders.push(await timed("seed better-auth", () => betterAuth(product, crowds)));
    else console.log("Without better-auth: run `npm install --prefix bench/scale/better-auth` to compare with it.");
    const rows: Row[] = [];
    const wanted = questions.filter((question) => question.includes(only));
    for (const crowd of crowds) rows.push(...(await measured(contenders, crowd, wanted, effort, product.postmaster)));
    report({ rows, crowds, megabytes: memory(product.processId), isKept: !quick && only === "" });
  } finally {
    for (const contender of contenders) await contender.stop();
    await product.stop();
  }
}

async function measured(
  contenders: readonly Contender[],
  crowd: Crowd,
  wanted: readonly Question[],
  { repetitions, seconds, writes }: Effort,
  postmaster: number,
): Promise<Row[]> {
  const targets = await Promise.all(contenders.map((contender) => contender.at(crowd)));
  for (const target of targets) await warmUp(target);
  const rows: Row[] = [];
  for (const question of wanted)
    for (const [at, connections] of [1, 32].entries()) {
      const pace: Pace = { connections, seconds, writes: writes[at] ?? 0 };
      const runs = new Map<string, Run[]>(targets.map(({ name }) => [name, []]));
      for (let turn = 0; turn < repetitions; turn += 1)
        for (const target of turn % 2 === 0 ? targets : targets.toReversed()) {
          const asking = target.asks[question];
          if (asking !== undefined) runs.get(target.name)?.push(await drive(target, asking, pace, postmaster));
        }
      const answered = [...runs].filter(([, some]) => some.length > 0);
      rows.push(...answered.map(([target, some]) => rowOf({ target, question, crowd, connections }, some)));
      console.log(
        rows
          .slice(-answered.length)
          .map(({ line }) => line)
          .join("\n"),
      );
    }
  return rows;
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await run();
  console.log(`${what}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}
