import type { AnyOperation } from "@rollcall/contract/operation";
import type { Column } from "./output.ts";
import type { Session } from "./session.ts";

/** One thing that can be done to a noun: an operation of the API, and how it is typed. */
export type Verb = {
  /** As it is typed: `roles <member> <roles...>`. Each name is a field of the operation, without its `_id`. */
  usage: string;
  operation: AnyOperation;
  /** What it does; the operation's own summary otherwise. */
  summary?: string;
  columns?: readonly Column[];
  /** Asked before it is done, unless `--yes`: what goes and what stays. */
  question?: string;
  /** Does it in another way than one call and its answer. */
  run?: (session: Session, input: Input, wish: Wish) => Promise<void>;
  /** That `run` asks in the middle, once it knows what would happen. */
  asksByItself?: true;
};

/** What was said beside the input: not to ask, and to answer in JSON. */
export type Wish = { isSure: boolean; isJson: boolean };

/** What an operation takes, as it was typed. */
export type Input = {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: Record<string, unknown>;
};

/** What one file is about: `rollcall members …`. */
export type Noun = { name: string; summary: string; verbs: readonly Verb[] };
