/** What one process tells the others, or one of them. */
export type Word = { kind: "word"; what: string; fact: unknown; from: number; to?: number | undefined };

/** What a process tells the one that keeps it. */
export type Report = { kind: "hello" } | { kind: "up" } | { kind: "failed"; sentence: string } | Word;

/** What the one that keeps processes tells each: how it begins, that it shall end, and what others say. */
export type Order<B> = { kind: "begin"; number: number; briefing: B } | { kind: "stop" } | Word;
