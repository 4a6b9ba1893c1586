/** What a span says about itself: names and ids of ours, nothing that was sent, no address, no secret. */
export type SpanFacts = Record<string, string | number | readonly string[] | undefined>;

export type SpanWish = {
  name: string;
  /** Who is asked from outside, what the queue started, and what happens inside of either. */
  kind: "request" | "job" | "inside";
  facts?: SpanFacts;
  /** The `traceparent` of who asks: the span becomes part of their trace. */
  parent?: string | undefined;
};

/** Says more about the span that runs, once it is known; `hasFailed` when it broke a promise without an error. */
export type Tell = (more: { name?: string; facts?: SpanFacts; hasFailed?: boolean }) => void;

/** Tells a collector what was done, inside of what, and how long it took. */
export type Tracing = {
  /** Runs `work` as a span, inside of the span that runs already. */
  span<T>(wish: SpanWish, work: (tell: Tell) => Promise<T>): Promise<T>;
  /** Says more about the innermost span that runs. */
  tell: Tell;
  /** Hands over what is left. */
  stop(): Promise<void>;
};

/** Runs `work` as a span where traces are wanted, and as it is everywhere else. */
export function inSpan<T>(
  tracing: Tracing | undefined,
  wish: () => SpanWish,
  work: (tell: Tell) => Promise<T>,
): Promise<T> {
  return tracing === undefined ? work(nobody) : tracing.span(wish(), work);
}

const nobody: Tell = () => {};
