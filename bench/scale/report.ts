import { median, percentile, short } from "../numbers.ts";
import type { Run } from "./drive.ts";
import type { Crowd, Question } from "./questions.ts";

export type Row = {
  question: Question;
  target: string;
  members: string;
  connections: number;
  medianMs: number;
  p99Ms: number;
  perSecond: number;
  /** Processor time for each request, in microseconds. */
  serverUs: number;
  databaseUs: number;
  requests: number;
  refused: number;
  line: string;
};

export type Report = {
  rows: readonly Row[];
  crowds: readonly Crowd[];
  contenders: readonly string[];
  isWhole: boolean;
};

type Asked = { target: string; question: Question; crowd: Crowd; connections: number };

/** What the repetitions came to: the median of their medians, so that a moment in which the machine was busy counts little. */
export function rowOf({ target, question, crowd, connections }: Asked, runs: readonly Run[]): Row {
  const middle = (of: (run: Run) => number) => median(runs.map(of));
  const latencies = runs.flatMap((run) => run.latencies);
  const refused = runs.flatMap((run) => run.refused);
  const row = {
    question,
    target,
    members: crowd.label,
    connections,
    medianMs: middle((run) => median(run.latencies)),
    p99Ms: percentile(latencies, 0.99),
    perSecond: middle((run) => run.perSecond),
    serverUs: middle((run) => run.server),
    databaseUs: middle((run) => run.database),
    requests: latencies.length,
    refused: refused.length,
  };
  const cells = [row.medianMs, row.p99Ms, row.perSecond, row.serverUs, row.databaseUs].map((each) =>
    short(each).padStart(7),
  );
  const line = `${crowd.label.padEnd(5)} ${question.padEnd(28)} ${String(connections).padStart(2)} ${target.padEnd(12)} ${cells.join(" ")} ${refused[0] ?? ""}`;
  return { ...row, line };
}

export function write(report: Report): void {
  void report;
}
